// Routes facts: from n frames and network logs of a tab into the tab's log, and from the log to m panels.
// It knows no browser: ports, storage and the badge are handed in.

import * as v from 'valibot'
import type { Fact } from '../core/fact.ts'
import { isTalk } from '../core/talk.ts'
import { type Bytes, type DocumentId, type Milliseconds, subject, tenths } from '../core/units.ts'
import { documentNamed } from '../wire/flooded.ts'
import { type FromPanel, fromPanel, type ToPanel } from '../wire/panel-background.ts'
import type { RuntimePort } from '../wire/port.ts'
import { fromReporter } from '../wire/reporting.ts'
import { isThere, originOf, shows, stillTrue } from './documents.ts'
import { type Accepted, acceptFromNetwork, acceptFromPage, acceptFromPanel } from './incoming.ts'
import type { Storage } from './stored-log.ts'
import { type Keeping, TabLog } from './tab-log.ts'
import { reply, tellAll } from './tell.ts'

export interface Surroundings {
  readonly storage: Storage
  /** How much memory a tab's facts may take. */
  room(): Bytes
  /** How much of each message is kept while a panel is open: characters of text, bytes of others. */
  beginning(): number
  /** The time in milliseconds since the Unix epoch. */
  now(): number
  /** Told whenever the tab's facts may have changed what is flagged. */
  changed(tab: number, facts: () => readonly Fact[]): void
  later(act: () => void, pause: Milliseconds): void
  /** Told what went wrong where nobody waits for an answer; routing goes on. */
  failed(error: unknown): void
  /** Facts that the network side of this browser's background adds when a document starts. */
  documentStarted(document: DocumentId, at: number): readonly Fact[]
}

/** After these, a network log has something new to tell. */
const telling: ReadonlySet<Fact['kind']> = new Set<Fact['kind']>([
  'constructed',
  'open-fired',
  'error-fired',
  'close-fired',
  'close-called',
])

/** A reporter that tries another connection is there again within this. */
const grace: Milliseconds = 1000

interface Sender {
  readonly port: RuntimePort
  readonly reporter: string
  readonly from: 'page' | 'network'
  readonly tab: number
  /** The one document a page's sender may speak about, once it has named it. */
  document: string | null
}

interface Panel {
  readonly port: RuntimePort
  ready: boolean
}

export class Router {
  readonly #surroundings: Surroundings
  readonly #keeping: Keeping
  readonly #logs: Promise<Map<number, TabLog>>
  readonly #panels = new Map<number, Set<Panel>>()
  /** Reporters whose port is open. */
  readonly #reporting = new Set<Sender>()
  /** Network logs that read for a tab, and are told when to look again. */
  readonly #networkLogs = new Map<number, Set<RuntimePort>>()

  constructor(surroundings: Surroundings) {
    this.#surroundings = surroundings
    this.#keeping = {
      storage: surroundings.storage,
      room: () => surroundings.room(),
      evicted: (tab, { gone, told }) => this.#tellPanels(tab, { type: 'evicted', gone: [...gone], told }),
    }
    this.#logs = TabLog.restore(this.#keeping)
  }

  /** A bridge or a devtools page connected. `tab` is the browser's word for a bridge's tab. */
  reporter(port: RuntimePort, tab: number | null): void {
    let sender: Sender | null = null
    let queue: Promise<void> = Promise.resolve()
    port.onMessage.addListener((message) => {
      const found = v.safeParse(fromReporter, message)
      if (!found.success) return
      const { output } = found
      if (output.type === 'hello') {
        if (sender !== null || (output.from === 'page') !== (tab !== null)) return
        if (output.from === 'network') this.#addNetworkLog(output.tab, port)
        sender = {
          port,
          reporter: output.reporter,
          from: output.from,
          tab: output.from === 'network' ? output.tab : (tab ?? 0),
          document: null,
        }
        this.#reporting.add(sender)
        this.#attend(sender)
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
    if (!log.recording) log.passOver(fresh.length, heard)
    else if (from.from === 'page') {
      from.document ??= documentNamed(facts)
      this.#add(log, this.#complete(acceptFromPage(fresh, from.document), from.document ?? 'tab'), heard)
    } else this.#add(log, this.#complete(acceptFromNetwork(fresh, log.facts), 'tab'), heard)
    // What comes meanwhile is not held up, and goes into one write.
    log.save().then(
      () => reply(from.port, { type: 'acknowledged', next: heard.next }),
      (error: unknown) => this.#surroundings.failed(error),
    )
  }

  /** A panel connected. It says which tab it inspects, and gets that tab's log from the start. */
  panel(port: RuntimePort): void {
    let watching: { tab: number; panel: Panel } | null = null
    let queue: Promise<void> = Promise.resolve()
    port.onMessage.addListener((message) => {
      const found = v.safeParse(fromPanel, message)
      if (!found.success) return
      if (found.output.type === 'watch' && !watching) {
        const { tab } = found.output
        const panel = { port, ready: false }
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
      this.#panels.get(watching.tab)?.delete(watching.panel)
      this.attend(watching.tab)
    })
  }

  /** Tells the pages of a tab, or of all tabs, how much of their messages to tell from now on. */
  attend(tab?: number): void {
    for (const sender of this.#reporting) if (tab === undefined || sender.tab === tab) this.#attend(sender)
  }

  #attend({ from, tab, port }: Sender): void {
    if (from !== 'page') return
    const on = (this.#panels.get(tab)?.size ?? 0) > 0
    reply(port, { type: 'watched', on, beginning: this.#surroundings.beginning() })
  }

  /** Facts of the background's own network side. */
  async network(tab: number, facts: readonly Fact[]): Promise<void> {
    const log = await this.#log(tab)
    if (!log.recording) return
    this.#add(log, facts)
    await log.save()
  }

  /**
   * A fact about a request of a shared or service worker, which belongs to no tab. Its socket is listed in every
   * tab that showed a document of the worker's origin when the request began.
   */
  async networkOfWorker(script: string, fact: Fact): Promise<void> {
    const logs = [...(await this.#logs).values()].filter(
      ({ recording, facts }) =>
        recording &&
        (fact.kind === 'net:requested'
          ? shows(facts, originOf(script))
          : facts.some(({ about }) => about === fact.about)),
    )
    for (const log of logs) this.#add(log, [fact])
    await Promise.all(logs.map((log) => log.save()))
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

  /** Accepted facts, with what the background itself knows at that moment. */
  #complete({ facts, refused, why }: Accepted, document: string): readonly Fact[] {
    const started = facts.flatMap((fact) =>
      fact.kind === 'ctx:document-started'
        ? this.#surroundings.documentStarted(document as DocumentId, fact.at)
        : [],
    )
    if (refused === 0) return started.length === 0 ? facts : [...facts, ...started]
    const dropped: Fact = {
      kind: 'ctx:facts-dropped',
      about: subject(document as DocumentId, 0),
      at: tenths(this.#surroundings.now()),
      count: refused,
      why: `refused: ${why}`,
    }
    return [...facts, ...started, dropped]
  }

  #add(
    log: TabLog,
    facts: readonly Fact[],
    heard?: { readonly reporter: string; readonly next: number },
  ): void {
    log.add(facts, heard)
    if (facts.length === 0) return
    this.#tellPanels(log.tab, { type: 'facts', facts })
    log.shrink()
    if (facts.some(({ kind }) => !isTalk(kind))) this.#surroundings.changed(log.tab, () => log.facts)
    if (facts.some(({ kind }) => telling.has(kind)))
      for (const port of this.#networkLogs.get(log.tab) ?? []) reply(port, { type: 'look' })
  }

  #addNetworkLog(tab: number, port: RuntimePort): void {
    const logs = this.#networkLogs.get(tab) ?? new Set()
    this.#networkLogs.set(tab, logs.add(port))
    port.onDisconnect.addListener(() => logs.delete(port))
    reply(port, { type: 'look' })
  }

  async #watch(tab: number, panel: Panel): Promise<void> {
    const panels = this.#panels.get(tab) ?? new Set()
    this.#panels.set(tab, panels.add(panel))
    this.attend(tab)
    const log = await this.#log(tab)
    panel.ready = true
    tellAll(panel.port, log)
  }

  async #command(tab: number, command: FromPanel): Promise<void> {
    const log = await this.#log(tab)
    if (command.type === 'add') {
      this.#add(log, this.#complete(acceptFromPanel(command.facts), 'tab'))
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
    for (const { port } of this.#panels.get(tab) ?? []) tellAll(port, log)
  }

  #tellPanels(tab: number, message: ToPanel): void {
    for (const { ready, port } of this.#panels.get(tab) ?? []) if (ready) reply(port, message)
  }
}
