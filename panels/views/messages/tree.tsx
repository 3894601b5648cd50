// A value of a message as a tree. A branch is drawn when it is opened, and a long one in pieces; what is looked for
// opens those that hold it.

import { useState } from 'preact/hooks'
import { printable } from '../../../src/core/printable.ts'
import { hexLines, type Shown } from '../../../src/payload/payload.ts'
import { sayCount } from '../../language/say.ts'
import { type Find, Marked, useFind } from './marked.tsx'

/** Children drawn at first, and at most for what is looked for. */
const most = { first: 100, searched: 5000 }
/** Letters of a text, bytes of bytes. */
const mostLetters = 2000
/** Branches that are open from the start lie no deeper. */
const open = 2

interface Branch {
  readonly name: Shown | undefined
  readonly value: Shown
}

export function Tree({ value }: { value: Shown }) {
  const branches = branchesOf(value)
  return (
    <div class="tree mono">
      {branches ? <Branches branches={branches} depth={0} /> : <Leaf value={value} />}
    </div>
  )
}

function Branches({ branches, depth }: { branches: readonly Branch[]; depth: number }) {
  const find = useFind()
  const [asked, show] = useState(most.first)
  const last = find ? branches.findLastIndex(({ name, value }) => holds(name, value, find)) : -1
  const shown = Math.max(asked, Math.min(last + 1, most.searched))
  return (
    <ul>
      {branches.slice(0, shown).map(({ name, value }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a message does not change
        <li key={index}>
          <Node name={name} value={value} depth={depth} />
        </li>
      ))}
      {branches.length > shown && (
        <li>
          <button
            type="button"
            class="link"
            {...(last >= shown ? { 'data-more': '' } : {})}
            onClick={() => show(shown * 4)}
          >
            {sayCount('treeMore', branches.length - shown)}
          </button>
        </li>
      )}
    </ul>
  )
}

function Node({ name, value, depth }: Branch & { readonly depth: number }) {
  const find = useFind()
  const [toggled, toggle] = useState<boolean | null>(null)
  const branches = branchesOf(value)
  const named = name !== undefined && (
    <>
      <span class="tree-name">
        <Marked text={textOf(name)} />
      </span>
      {': '}
    </>
  )
  if (!branches || branches.length === 0)
    return (
      <>
        {named}
        <Leaf value={value} />
      </>
    )
  const opened = find ? holds(undefined, value, find) || toggled === true : (toggled ?? depth < open)
  return (
    <details open={opened} onToggle={({ currentTarget }) => toggle(currentTarget.open)}>
      <summary>
        {named}
        <span class="dim">
          {tagOf(value)}
          {sayCount('treeEntries', branches.length)}
        </span>
      </summary>
      {opened && <Branches branches={branches} depth={depth + 1} />}
    </details>
  )
}

/** Whether a name, a value or anything in it is what is looked for. */
function holds(name: Shown | undefined, value: Shown, find: Find): boolean {
  if (name !== undefined && says(textOf(name), find)) return true
  const branches = branchesOf(value)
  if (!branches || branches.length === 0 || typeof value !== 'object' || value === null)
    return says(textOf(value), find)
  const before = find.held.get(value)
  if (before !== undefined) return before
  const held = branches.some((each) => holds(each.name, each.value, find))
  find.held.set(value, held)
  return held
}

const says = (text: string, { expression }: Find) => printable(text).search(expression) >= 0

function Leaf({ value }: { value: Shown }) {
  const text = textOf(value)
  const kind = typeof value === 'object' ? 'other' : typeof value
  return (
    <span class={`tree-${kind}`}>
      <Marked text={text} />
    </span>
  )
}

const tagOf = (value: Shown) =>
  typeof value === 'object' && value !== null && value.kind === 'tagged' ? `${value.tag} ` : ''

/** What a value holds; null for one that holds nothing. */
function branchesOf(value: Shown): readonly Branch[] | null {
  if (typeof value !== 'object' || value === null) return null
  switch (value.kind) {
    case 'list':
      return value.items.map((item, index) => ({ name: index, value: item }))
    case 'map':
      return value.entries.map(([name, each]) => ({ name, value: each }))
    case 'tagged':
      return branchesOf(value.value)
    case 'bytes':
      return null
  }
}

function textOf(value: Shown): string {
  if (typeof value === 'string') return JSON.stringify(clip(value))
  if (typeof value !== 'object' || value === null) return String(value)
  switch (value.kind) {
    case 'bytes':
      return `${sayCount('treeBytes', value.bytes.length)} ${hexLines(value.bytes, 0, 4)
        .map(({ hex }) => hex)
        .join(' ')}`
    case 'tagged':
      return `${value.tag} ${textOf(value.value)}`
    case 'list':
      return '[]'
    case 'map':
      return '{}'
  }
}

const clip = (text: string) => (text.length > mostLetters ? `${text.slice(0, mostLetters)}…` : text)
