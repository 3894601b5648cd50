// Routes facts: from n frames and network logs of a tab into the tab's log, and from the log to m panels.
// It knows no browser: ports, storage and the badge are handed in.

import * as v from 'valibot'
import type { Fact } from '../core/fact.ts'
import { isTalk } from '../core/talk.ts'
import { type Bytes, type DocumentId, type Milliseconds, noDocument, subject, tenths } from '../core/units.ts'
import { documentNamed } from '../wire/flooded.ts'
import { fromPanel } from '../wire/from-panel.ts'
import { fromReporter } from '../wire/from-reporter.ts'
import { little } from '../wire/page-port.ts'
import type { FromPanel, ToPanel } from '../wire/panel-background.ts'
import type { RuntimePort } from '../wire/port.ts'
import type { Capture } from './capture.ts'
import { isThere, stillTrue } from './documents.ts'
import { earlyTeller } from './early.ts'
import { acceptFromNetwork, acceptFromPage, acceptFromPanel, completed, type Present } from './incoming.ts'
import { NetworkLogs } from './network-logs.ts'
import { OwnNetwork } from './own-network.ts'
import type { Sender } from './sender.ts'
import type { Storage } from './stored-log.ts'
import { type Keeping, TabLog } from './tab-log.ts'
import { reply, tellAll } from './tell.ts'
import { type Watcher, Watchers, withoutTalk } from './watchers.ts'

export interface Surroundings extends Present {
  readonly storage: Storage
  /** How much memory a tab's facts may take. */
  room(): Bytes
  readonly capture: Capture
  /** Opens a page of ours for a panel of this tab. */
  open(page: Extract<FromPanel, { type: 'settings' | 'page' }>, tab: number): void
  /** How much of each message is kept while a panel is open: characters of text, bytes of others. */
  beginning(): number
  /** Told whenever the tab's facts may have changed what is flagged. */
  changed(tab: number, facts: () => readonly Fact[]): void
  later(act: () => void, pause: Milliseconds): void
  /** Told what went wrong where nobody waits for an answer; routing goes on. */
  failed(error: unknown): void
}

/** Facts that come within this go into one write. */
const moment: Milliseconds = 50

/** A reporter that tries another connection is there again within this. */
const grace: Milliseconds = 1000

export class Router {
  readonly #surroundings: Surroundings
  readonly #keeping: Keeping
  readonly #logs: Promise<Map<number, TabLog>>
  readonly #watchers = new Watchers()
  /** Reporters whose port is open. */
  readonly #reporting = new Set<Sender>()
  readonly #networkLogs = new NetworkLogs()
  readonly #ownNetwork: OwnNetwork
  readonly #tellEarly: (tab: number) => void

  constructor(surroundings: Surroundings) {
    this.#surroundings = surroundings
    this.#keeping = {
      storage: surroundings.storage,
      room: () => surroundings.room(),
      moment: () => new Promise((over) => surroundings.later(over, moment)),
      evicted: (tab, { gone, told }) => this.#watchers.tell(tab, { type: 'evicted', gone: [...gone], told }),
    }
    this.#logs = TabLog.restore(this.#keeping)
    this.#tellEarly = earlyTeller(surroundings.capture, this.#watchers, surroundings.failed)
    this.#ownNetwork = new OwnNetwork(
      {
        of: (tab) => this.#log(tab),
        all: async () => (await this.#logs).values(),
        add: (log, facts) => this.#add(log, facts),
      },
      surroundings.capture,
      (error) => surroundings.failed(error),
    )
  }

  /** A bridge or a devtools page connected. `tab` and `page` are the browser's word for a bridge's tab and its page. */
  reporter(port: RuntimePort, tab: number | null, page: string | null = null): void {
    let sender: Sender | null = null
    let queue: Promise<void> = this.#surroundings.capture.known
    port.onMessage.addListener((message) => {
      const found = v.safeParse(fromReporter, message)
      if (!found.success) return
      const { output } = found
      if (output.type === 'hello') {
        if (sender !== null || (output.from === 'page') !== (tab !== null)) return
        if (output.from === 'network') this.#networkLogs.add(output.tab, port)
        sender = {
          port,
          reporter: output.reporter,
          from: output.from,
          tab: output.from === 'network' ? output.tab : (tab ?? 0),
          page,
          document: null,
        }
        const from = sender
        this.#reporting.add(from)
        queue = queue.then(() => this.#greet(from))
      } else if (sender) {
        const from = sender
        queue = queue
          .then(() => this.#receive(from, output.first, output.facts))
          .catch((error: unknown) => this.#surroundings.failed(error))
      }
    })
    port.onDisconnect.addListener(() => {
      if (!sender) return
      const from = sender
      this.#reporting.delete(from)
      this.#surroundings.later(() => {
        queue = queue
          .then(() => this.#hungUp(from))
          .catch((error: unknown) => this.#surroundings.failed(error))
      }, grace)
    })
  }

  /** A document whose port ended for good, and that never said that it was left, crashed or was ended. */
  async #hungUp(sender: Sender): Promise<void> {
    if (!sender.document || [...this.#reporting].some(({ reporter }) => reporter === sender.reporter)) return
    const log = (await this.#logs).get(sender.tab)
    const about = subject(sender.document as DocumentId, 0)
    if (!log?.recording || !isThere(log.facts, about)) return
    this.#add(log, [{ kind: 'ctx:document-lost', about, at: tenths(this.#surroundings.now()) }])
    await log.save()
  }

  /** Facts that were sent again are already here; a gap means that an earlier life heard them. */
  async #receive(from: Sender, first: number, facts: readonly unknown[]): Promise<void> {
    const log = await this.#log(from.tab)
    const next = log.nextOf(from.reporter)
    const fresh = facts.slice(Math.max(0, next - first))
    const heard = { reporter: from.reporter, next: Math.max(next, first + facts.length) }
    if (await this.#isOff(from)) log.add([], heard)
    else if (!log.recording) log.passOver(fresh.length, heard)
    else if (from.from === 'page') {
      from.document ??= log.speaksFor(from.reporter, documentNamed(facts))
      this.#add(
        log,
        completed(acceptFromPage(fresh, from.document), from.document || noDocument.tab, this.#surroundings),
        heard,
      )
    } else
      this.#add(
        log,
        completed(acceptFromNetwork(fresh, log.facts), noDocument.tab, this.#surroundings),
        heard,
      )
    // What comes meanwhile is not held up, and goes into one write.
    log.save(true).then(
      () => reply(from.port, { type: 'acknowledged', next: heard.next }),
      (error: unknown) => this.#surroundings.failed(error),
    )
  }

  /** A panel connected. It says which tab it inspects, and gets that tab's log from the start. */
  panel(port: RuntimePort): void {
    let watching: { tab: number; panel: Watcher } | null = null
    let queue: Promise<void> = Promise.resolve()
    port.onMessage.addListener((message) => {
      const found = v.safeParse(fromPanel, message)
      if (!found.success) return
      if (found.output.type === 'watch' && !watching) {
        const { tab } = found.output
        const panel = { port, brief: found.output.brief ?? false, ready: false }
        watching = { tab, panel }
        queue = queue
          .then(() => this.#watch(tab, panel))
          .catch((error: unknown) => this.#surroundings.failed(error))
      } else if (watching) {
        const { tab } = watching
        queue = queue
          .then(() => this.#command(tab, found.output))
          .catch((error: unknown) => this.#surroundings.failed(error))
      }
    })
    port.onDisconnect.addListener(() => {
      if (!watching) return
      this.#watchers.remove(watching.tab, watching.panel)
      this.attend(watching.tab)
    })
  }

  /** Tells the pages of a tab, or of all tabs, how much of their messages to tell from now on. */
  attend(tab?: number): void {
    for (const sender of this.#reporting) if (tab === undefined || sender.tab === tab) this.#attend(sender)
  }

  /** Of a reporter that was never heard the hook is as it is where nobody watches: every page would be told so. */
  async #greet(sender: Sender): Promise<void> {
    const isNew = (await this.#log(sender.tab)).nextOf(sender.reporter) === 0
    this.#attend(sender, isNew)
  }

  #attend({ from, tab, port, page }: Sender, isNew = false): void {
    if (from !== 'page') return
    const { capture, beginning } = this.#surroundings
    if (capture.offAt(page)) reply(port, { type: 'off' })
    else {
      const on = this.#watchers.readsMessages(tab)
      if (on || !isNew || beginning() < little) reply(port, { type: 'watched', on, beginning: beginning() })
    }
  }

  async #isOff({ from, tab, page }: Sender): Promise<boolean> {
    const { capture } = this.#surroundings
    return (from === 'page' ? capture.offAt(page) : await capture.offIn(tab)) !== null
  }

  /** Tells who watches a tab, or any tab, whether its page is recorded. Where nobody does, nothing is asked for it. */
  async tellCapture(tab?: number): Promise<void> {
    for (const each of this.#watchers.tabs()) {
      if (tab !== undefined && each !== tab) continue
      this.#watchers.tell(each, await this.#captureOf(each))
      this.#tellEarly(each)
    }
  }

  async #captureOf(tab: number): Promise<ToPanel> {
    const { capture } = this.#surroundings
    const [off, withheld, secret] = await Promise.all([
      capture.offIn(tab),
      capture.withheldIn(tab),
      capture.secretIn(tab),
    ])
    return { type: 'capture', off, withheld, secret }
  }

  /** Facts of the background's own network side about a tab's requests. */
  network(tab: number, facts: readonly Fact[]): Promise<void> {
    return this.#ownNetwork.ofTab(tab, facts)
  }

  /** The same about a request of a shared or service worker, which belongs to no tab. */
  networkOfWorker(script: string, fact: Fact): Promise<void> {
    return this.#ownNetwork.ofWorker(script, fact)
  }

  async tabClosed(tab: number): Promise<void> {
    const logs = await this.#logs
    await logs.get(tab)?.forget()
    logs.delete(tab)
  }

  async #log(tab: number): Promise<TabLog> {
    const logs = await this.#logs
    const known = logs.get(tab)
    if (known) return known
    const log = TabLog.create(tab, this.#keeping)
    logs.set(tab, log)
    return log
  }

  #add(
    log: TabLog,
    facts: readonly Fact[],
    heard?: { readonly reporter: string; readonly next: number },
  ): void {
    log.add(facts, heard)
    if (facts.length === 0) return
    this.#watchers.tell(log.tab, { type: 'facts', facts })
    log.shrink()
    if (facts.some(({ kind }) => !isTalk(kind))) this.#surroundings.changed(log.tab, () => log.facts)
    this.#networkLogs.came(log.tab, facts)
  }

  async #watch(tab: number, panel: Watcher): Promise<void> {
    this.#watchers.add(tab, panel)
    const capture = await this.#captureOf(tab)
    this.attend(tab)
    reply(panel.port, capture)
    const log = await this.#log(tab)
    panel.ready = true
    tellAll(panel.port, panel.brief ? withoutTalk(log) : log)
    this.#tellEarly(tab)
  }

  async #command(tab: number, command: FromPanel): Promise<void> {
    if (command.type === 'settings' || command.type === 'page') return this.#surroundings.open(command, tab)
    const log = await this.#log(tab)
    if (command.type === 'add') {
      this.#add(log, completed(acceptFromPanel(command.facts), noDocument.tab, this.#surroundings))
      await log.save()
      return
    }
    if (command.type === 'clear') {
      await log.clear(stillTrue(log.facts))
      this.#surroundings.changed(tab, () => log.facts)
    } else if (command.type === 'record') {
      log.record(command.on, tenths(this.#surroundings.now()))
      await log.save()
    } else return
    this.#watchers.tellAll(log)
  }
}
