// What leaves as a file, and in which form: chosen by a person, and shown before it leaves.

import { useMemo, useState } from 'preact/hooks'
import type { Recording } from '../../src/core/file/header.ts'
import type { Replaced } from '../../src/core/redact/pseudonyms.ts'
import { hostOf, plural } from '../../src/core/words.ts'
import type { FileForm } from '../../src/file/names.ts'
import { download, forms, prepared, savedAs } from '../export.ts'
import { useSettings } from './context.ts'
import { Foreign } from './foreign.tsx'

export function Choices({ recording, done }: { recording: Recording; done(): void }) {
  const [form, setForm] = useState<FileForm>('jsonl')
  const [secrets, setSecrets] = useState(!useSettings().redactExports)
  const [failure, setFailure] = useState('')
  const { recording: leaving, replaced } = useMemo(() => prepared(recording, secrets), [recording, secrets])
  const save = async () => {
    try {
      download(await savedAs(leaving, form))
      done()
    } catch (error) {
      setFailure((error as Error).message)
    }
  }
  return (
    <form
      method="dialog"
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <h2 id="export-title">Export {plural(recording.facts.length, 'fact')}</h2>
      <fieldset>
        <legend>As</legend>
        {forms.map(({ form: each, title, about }) => (
          <label key={each}>
            <input
              type="radio"
              name="form"
              value={each}
              checked={form === each}
              onChange={() => setForm(each)}
            />
            <b>{title}</b> <span>{about}</span>
          </label>
        ))}
      </fieldset>
      <label>
        <input
          type="checkbox"
          data-action="with-secrets"
          checked={secrets}
          onChange={(event) => setSecrets(event.currentTarget.checked)}
        />
        Leave cookies, credentials, tokens and message bodies in it as they were recorded
      </label>
      <Leaving recording={leaving} replaced={replaced} secrets={secrets} />
      {failure !== '' && (
        <p role="alert">
          It could not be saved: <Foreign text={failure} />
        </p>
      )}
      <p class="buttons">
        <button type="button" data-action="cancel-export" onClick={done}>
          Cancel
        </button>
        <button type="submit" data-action="save-export" class="main">
          Save
        </button>
      </p>
    </form>
  )
}

/** Rows of the preview; the rest is counted. */
const mostShown = 100

function Leaving({
  recording,
  replaced,
  secrets,
}: {
  recording: Recording
  replaced: readonly Replaced[]
  secrets: boolean
}) {
  const { hosts, documents } = leavingPlaces(recording)
  return (
    <section class="leaving" aria-label="What leaves">
      <h3>What leaves</h3>
      <p>
        Addresses of {hosts.length === 1 ? 'one server' : `${hosts.length} servers`} (
        <Foreign text={hosts.slice(0, 5).join(', ')} />
        {hosts.length > 5 ? ', …' : ''}) and {plural(documents.length, 'document')}, paths, header names, call
        sites, close codes and reasons, times and sizes.
      </p>
      {secrets ? (
        <p data-leaving="secrets">
          <span aria-hidden="true">⚠</span> And every cookie, credential, token and message as it was
          recorded.
        </p>
      ) : (
        <>
          <p data-leaving="replaced">
            {replaced.length === 0
              ? 'Nothing in it looks like a secret.'
              : `${plural(replaced.length, 'secret')} replaced, equal ones by equal names:`}
          </p>
          {replaced.length > 0 && <ReplacedTable replaced={replaced} />}
        </>
      )}
    </section>
  )
}

function ReplacedTable({ replaced }: { replaced: readonly Replaced[] }) {
  const messages = replaced.filter(({ kind }) => kind === 'message')
  const named = replaced.filter(({ kind }) => kind !== 'message')
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">Secret</th>
          <th scope="col">Is</th>
          <th scope="col">Leaves as</th>
          <th scope="col">Times</th>
        </tr>
      </thead>
      <tbody>
        {named.slice(0, mostShown).map(({ kind, name, pseudonym, shown, uses }) => (
          <tr key={pseudonym}>
            <td>
              {kind} <Foreign text={name} />
            </td>
            <td>{shown}</td>
            <td>
              <code>{pseudonym}</code>
            </td>
            <td>{uses}</td>
          </tr>
        ))}
        {named.length > mostShown && (
          <tr>
            <td colSpan={4}>and {named.length - mostShown} more</td>
          </tr>
        )}
        {messages.length > 0 && (
          <tr>
            <td>message</td>
            <td>{messages.length === 1 ? 'one body' : `${messages.length} different bodies`}</td>
            <td>
              <code>redacted-message-…</code>
            </td>
            <td>{messages.reduce((sum, { uses }) => sum + uses, 0)}</td>
          </tr>
        )}
      </tbody>
    </table>
  )
}

function leavingPlaces({ facts }: Recording): { hosts: readonly string[]; documents: readonly string[] } {
  const hosts = new Set<string>()
  const documents = new Set<string>()
  for (const fact of facts) {
    if (fact.kind === 'constructed' || fact.kind === 'net:requested') hosts.add(hostOf(fact.url))
    if (fact.kind === 'ctx:document-started') documents.add(fact.url)
  }
  return { hosts: [...hosts], documents: [...documents] }
}
