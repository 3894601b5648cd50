// A value of a message as a tree. A branch is drawn when it is opened, and a long one in pieces.

import { useState } from 'preact/hooks'
import { hexLines, type Shown } from '../../../src/payload/payload.ts'
import { sayCount } from '../../say.ts'
import { Foreign } from '../foreign.tsx'

/** Children drawn at first. */
const most = 100
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
  const [shown, show] = useState(most)
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
          <button type="button" class="link" onClick={() => show(shown * 4)}>
            {sayCount('treeMore', branches.length - shown)}
          </button>
        </li>
      )}
    </ul>
  )
}

function Node({ name, value, depth }: Branch & { readonly depth: number }) {
  const [opened, toggle] = useState(depth < open)
  const branches = branchesOf(value)
  const named = name !== undefined && (
    <>
      <span class="tree-name">
        <Foreign text={textOf(name)} />
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

function Leaf({ value }: { value: Shown }) {
  const text = textOf(value)
  const kind = typeof value === 'object' ? 'other' : typeof value
  return (
    <span class={`tree-${kind}`}>
      <Foreign text={text} />
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
