// Choosing what to compare: the session that is shown, or a part of it, with a file or with another part.

import { useEffect, useRef, useState } from 'preact/hooks'
import { type Group, groupsOf, narrowed, sideOfStore } from '../files/comparing.ts'
import { say } from '../language/say.ts'
import { useActions, useFiles, useStore } from './context.ts'

const whole = ''
const aFile = 'file'

/** Shown for as long as it is drawn. */
export function CompareDialog({ closed }: { closed(): void }) {
  const store = useStore()
  const files = useFiles()
  const { known } = useActions()
  const dialog = useRef<HTMLDialogElement>(null)
  const input = useRef<HTMLInputElement>(null)
  const [[a, b], setSides] = useState<readonly [a: string, b: string]>([whole, aFile])
  useEffect(() => dialog.current?.showModal(), [])
  if (!files) return null
  const groups = groupsOf(store.rows.value)
  const groupOf = (id: string) => groups.find((group) => group.id === id)

  async function compare(file: File | null): Promise<void> {
    const shown = files?.opened.value ?? null
    const { shownRecording } = await import('../session/shown.ts')
    const recording = await shownRecording(store, shown, known, Date.now())
    if (!files || !recording) return
    const own = sideOfStore(shown?.name ?? say('compareThis'), store, recording.header)
    const other = file ? await files.read(file) : null
    dialog.current?.close()
    if (file && !other) return
    const theirs = other ? sideOfStore(other.name, other.store, other.header) : narrowed(own, groupOf(b))
    await files.compare(narrowed(own, groupOf(a)), theirs)
  }

  return (
    <dialog ref={dialog} class="dialog" aria-labelledby="compare-title" onClose={closed}>
      <form
        method="dialog"
        onSubmit={(event) => {
          event.preventDefault()
          if (b === aFile) input.current?.click()
          else void compare(null)
        }}
      >
        <h2 id="compare-title">{say('compareNow')}</h2>
        <Side
          name="a"
          label="A"
          chosen={a}
          groups={groups}
          choose={(id) => setSides(([, other]) => [id, other])}
        />
        <Side
          name="b"
          label="B"
          chosen={b}
          groups={groups}
          file
          choose={(id) => setSides(([other]) => [other, id])}
        />
        <input
          ref={input}
          type="file"
          hidden
          data-input="compare-file"
          accept=".jsonl,.gz,.har,.json"
          onChange={(event) => {
            const field = event.currentTarget
            const file = field.files?.[0]
            if (file) void compare(file)
            field.value = ''
          }}
        />
        <p class="buttons">
          <button type="button" data-action="cancel-compare" onClick={() => dialog.current?.close()}>
            {say('cancel')}
          </button>
          <button type="submit" data-action="start-compare" class="main">
            {say(b === aFile ? 'compareChoose' : 'compareNow')}
          </button>
        </p>
      </form>
    </dialog>
  )
}

interface SideProps {
  readonly name: string
  readonly label: string
  readonly chosen: string
  readonly groups: readonly Group[]
  /** A file may be chosen as well. */
  readonly file?: boolean
  choose(id: string): void
}

function Side({ name, label, chosen, groups, file = false, choose }: SideProps) {
  return (
    <label>
      {label}
      <select data-side={name} value={chosen} onChange={(event) => choose(event.currentTarget.value)}>
        {file && <option value={aFile}>{say('compareFile')}</option>}
        <option value={whole}>{say('compareWhole')}</option>
        {groups.map(({ id, title }) => (
          <option key={id} value={id}>
            {title}
          </option>
        ))}
      </select>
    </label>
  )
}
