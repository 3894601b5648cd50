// A session that grows: its sockets and their diagnoses, kept up to date. A new fact costs the socket that it
// belongs to, and a walk over the sockets to the same URL where it may change which replaced which; every
// answer is the same as if the whole log were read from the start.

import type { DocumentStarted, Fact } from './fact.ts'
import { type Handshake, inspectHandshake } from './handshake.ts'
import { append, emptyLog, type Log } from './log.ts'
import { Members } from './members.ts'
import { concerns, lifeOf, type Merged } from './merged.ts'
import { Pairs } from './pair.ts'
import { chainsOf } from './replacements.ts'
import type { Browser, Case } from './rule.ts'
import { listsOf, mergedOf, type Socket, socketOf } from './socket.ts'
import type { Story } from './stories/story.ts'
import { Stories } from './stories/told.ts'
import { first, header } from './summary.ts'
import { isTalk } from './talk.ts'
import { documentOf, type Milliseconds, type SubjectId, subject } from './units.ts'
import { type Diagnosis, diagnoseSocket, goOn } from './verdict.ts'
import { Waiting } from './waiting.ts'
import { hostOf, serverOf } from './words.ts'

/** A socket with what is to be said of it. An unchanged row stays the same object. */
export interface Row {
  readonly socket: Socket
  readonly diagnosis: Diagnosis
}

export interface Session {
  readonly log: Log
  append(facts: readonly Fact[]): void
  /** Tells that time went on, though no fact came: a socket that is still connecting has waited longer. */
  advance(now: Milliseconds): void
  /** Every socket, by time of construction. The list is a new one whenever a row is. */
  rows(): readonly Row[]
  /** Sockets that belong together, told as one: retries, double mounts, storms, leaks. */
  stories(): readonly Story[]
}

/** An empty session, as recorded in a browser of this kind. */
export function openSession(browser: Browser): Session {
  return new Growing(browser)
}

class Growing implements Session {
  readonly log: Log = emptyLog()
  readonly #browser: Browser
  readonly #pairs = new Pairs(this.log)
  readonly #sockets = new Members(() => '')
  readonly #documents = new Members(({ document }) => document)
  readonly #urls = new Members(({ document, summary }) => `${document} ${summary.url}`)
  readonly #servers = new Members(({ summary }) => serverOf(summary.url))
  /** Sockets that opened, by document and host: what one was let in with, another may be missing. */
  readonly #opened = new Members((socket) => (socket.summary.opened ? openedKey(socket) : null))
  readonly #cookied = new Members(({ summary }) =>
    summary.opened && header(summary.sent?.headers ?? null, 'cookie').length > 0
      ? serverOf(summary.url)
      : null,
  )
  readonly #stories: Stories
  readonly #members: Members[] = [
    this.#sockets,
    this.#documents,
    this.#urls,
    this.#servers,
    this.#opened,
    this.#cookied,
  ]
  /** The first of the opened sockets that failed ones of their key were compared with. */
  readonly #heads = new Map<string, string>()
  readonly #chains = new Map<SubjectId, readonly Socket[]>()
  readonly #rows = new Map<SubjectId, Row>()
  readonly #merged = new Map<SubjectId, Merged>()
  readonly #waiting = new Waiting()
  /** Subjects with new facts; true where they were more than messages. */
  #fresh = new Map<SubjectId, boolean>()
  /** New facts about documents. */
  #context: Fact[] = []
  #now: Milliseconds = 0
  #numbered = 0
  #list: readonly Row[] = []

  constructor(browser: Browser) {
    this.#browser = browser
    this.#stories = new Stories(browser)
    this.#members.push(this.#stories.members)
  }

  append(facts: readonly Fact[]): void {
    append(this.log, facts)
    for (const fact of facts) {
      // A server's log has a clock of its own.
      if (fact.at > this.#now && fact.kind !== 'server:logged') this.#now = fact.at
      this.#pairs.note(fact)
      if (fact.about.endsWith('.0')) this.#context.push(fact)
      else this.#fresh.set(fact.about, !isTalk(fact.kind) || this.#fresh.get(fact.about) === true)
    }
  }

  advance(now: Milliseconds): void {
    if (now > this.#now) this.#now = now
  }

  rows(): readonly Row[] {
    const concerned = this.#concerned()
    const stale = new Set<SubjectId>()
    const talked = new Set<SubjectId>()
    const moved = new Set<Socket>()
    for (const [id, life] of concerned) {
      const before = this.#sockets.get(id)
      if (before && !life && this.#extend(before)) {
        talked.add(id)
        continue
      }
      const socket = this.#build(id)
      if (!socket && !before) continue
      stale.add(id)
      for (const each of [before, socket]) if (each && life) moved.add(each)
    }
    for (const socket of this.#renumber()) {
      stale.add(socket.id)
      moved.add(socket)
    }
    for (const socket of moved) this.#stories.touch(socket)
    for (const id of this.#relink(moved)) stale.add(id)
    for (const id of this.#outdone(moved)) stale.add(id)
    for (const id of this.#waiting.overdue(this.#now)) stale.add(id)
    this.#judge(stale, talked)
    return this.#list
  }

  stories(): readonly Story[] {
    this.rows()
    return this.#stories.list()
  }

  /** Gives every socket its place in the order of construction as its number; those that had another. */
  #renumber(): readonly Socket[] {
    if (this.#numbered === this.#sockets.moves) return []
    this.#numbered = this.#sockets.moves
    return this.#sockets
      .of('')
      .flatMap((socket, index) =>
        socket.number === index + 1 ? [] : this.#put({ ...socket, number: index + 1 }),
      )
  }

  /** The subjects that new facts concern; true where more than their messages changed. */
  #concerned(): ReadonlyMap<SubjectId, boolean> {
    const concerned = new Map<SubjectId, boolean>()
    for (const id of this.#pairs.settle()) concerned.set(id, true)
    for (const [id, life] of this.#fresh) {
      const sockets = this.#pairs.claimants(id)
      for (const socket of sockets.size > 0 ? sockets : [id])
        concerned.set(socket, life || concerned.get(socket) === true)
    }
    for (const fact of this.#context)
      for (const { id } of this.#documents.of(documentOf(fact.about)))
        if (fact.kind === 'ctx:document-started' || this.#reaches(fact, id)) concerned.set(id, true)
    this.#fresh = new Map()
    this.#context = []
    return concerned
  }

  #reaches(fact: Fact, id: SubjectId): boolean {
    return concerns(fact, ...lifeOf(this.log.subjects.get(id) ?? []))
  }

  /** The socket as its facts are now; null for what is none, or has turned out to be another's request. */
  #build(id: SubjectId): Socket | null {
    const pairing = this.#pairs.of(id)
    const merged = this.#pairs.claimants(id).size > 0 ? null : mergedOf(this.log, id, pairing)
    if (merged) {
      this.#merged.set(id, merged)
      // Sockets come in order of construction, nearly always; where one did not, all are numbered again.
      const number = this.#sockets.get(id)?.number ?? this.#sockets.count('') + 1
      return this.#put({ ...socketOf(id, pairing, merged), number })
    }
    for (const members of this.#members) members.delete(id)
    for (const told of [this.#rows, this.#waiting, this.#chains, this.#merged]) told.delete(id)
    return null
  }

  /** Adds messages to a socket whose life has not changed; false where it has to be built again. */
  #extend(socket: Socket): boolean {
    const merged = this.#merged.get(socket.id)
    const { own, network } = listsOf(this.log, socket.id, socket.pairing)
    if (!merged?.extend(own, network)) return false
    this.#put({ ...socket, summary: merged.summary() })
    return true
  }

  #put(socket: Socket): Socket {
    for (const members of this.#members) members.put(socket)
    this.#waiting.put(socket)
    return socket
  }

  /** Finds the chains of every URL that a socket moved in; gives the members of chains that changed. */
  #relink(moved: ReadonlySet<Socket>): ReadonlySet<SubjectId> {
    const stale = new Set<SubjectId>()
    for (const key of new Set([...moved].map((socket) => this.#urls.keyOf(socket) ?? ''))) {
      const chains = chainsOf(this.#urls.of(key))
      for (const { id } of this.#urls.of(key)) {
        const [before, after] = [this.#chains.get(id), chains.get(id)]
        if (after) this.#chains.set(id, after)
        else this.#chains.delete(id)
        if (before?.length !== after?.length || after?.some((each, n) => each !== before?.[n])) stale.add(id)
      }
    }
    return stale
  }

  /** Failed sockets that would be compared with another socket of their server than before. */
  #outdone(moved: ReadonlySet<Socket>): readonly SubjectId[] {
    const outdone: SubjectId[] = []
    for (const [members, others] of [
      [this.#opened, this.#documents],
      [this.#cookied, this.#servers],
    ] as const)
      for (const socket of moved) {
        const key = members === this.#opened ? openedKey(socket) : serverOf(socket.summary.url)
        const [head] = members.of(key)
        const told = head ? `${head.id} #${head.number}` : ''
        if ((this.#heads.get(key) ?? '') === told) continue
        this.#heads.set(key, told)
        for (const { id, summary } of others.of(others.keyOf(socket) ?? ''))
          if (summary.phase === 'failed') outdone.push(id)
      }
    return outdone
  }

  /** Diagnoses sockets again; those that only talked keep their verdicts, the others' rows stay. */
  #judge(stale: ReadonlySet<SubjectId>, talked: ReadonlySet<SubjectId>): void {
    if (stale.size + talked.size === 0) return
    const all = this.#sockets.of('')
    const list = all.length === this.#list.length ? [...this.#list] : new Array<Row>(all.length)
    for (const id of new Set([...stale, ...talked])) {
      const socket = this.#sockets.get(id)
      if (!socket) continue
      const before = stale.has(id) ? undefined : this.#rows.get(id)?.diagnosis
      const found = this.#caseOf(socket)
      const row = { socket, diagnosis: before ? goOn(before, found) : diagnoseSocket(found) }
      this.#rows.set(id, row)
      list[socket.number - 1] = row
    }
    this.#list = all.length === this.#list.length ? list : all.flatMap(({ id }) => this.#rows.get(id) ?? [])
  }

  #caseOf(socket: Socket): Case {
    const [all, documents, chains] = [this.#sockets, this.#documents, this.#chains]
    const [opened, cookied, browser] = [this.#opened, this.#cookied, this.#browser]
    let handshake: Handshake | null = null
    return {
      socket,
      summary: socket.summary,
      get handshake() {
        handshake ??= inspectHandshake(socket.summary, browser)
        return handshake
      },
      company: {
        get chain() {
          return chains.get(socket.id) ?? [socket]
        },
        get sameDocument() {
          return documents.of(socket.document)
        },
        get all() {
          return all.of('')
        },
        get opened() {
          return opened.of(openedKey(socket))[0] ?? null
        },
        get openedWithCookies() {
          return cookied.of(serverOf(socket.summary.url))[0] ?? null
        },
      },
      document: this.#documentOf(socket),
      browser,
      waited: this.#waiting.told(socket.id),
    }
  }

  #documentOf({ document }: Socket): DocumentStarted | null {
    return first(this.log.subjects.get(subject(document, 0)) ?? [], 'ctx:document-started')
  }
}

const openedKey = ({ document, summary }: Socket) => `${document} ${hostOf(summary.url)}`
