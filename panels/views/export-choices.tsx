// What leaves as a file, and in which form: chosen by a person, and shown before it leaves.

import { useMemo, useState } from 'preact/hooks'
import type { Recording } from '../../src/core/file/header.ts'
import type { RedactedKind, Replaced } from '../../src/core/redact/pseudonyms.ts'
import { hostOf } from '../../src/core/words.ts'
import type { FileForm } from '../../src/file/names.ts'
import { download } from '../files/download.ts'
import { forms, prepared, savedAs } from '../files/export.ts'
import { type MessageName, say, sayCount } from '../language/say.ts'
import { useSettings } from './context.ts'
import { Foreign } from './foreign.tsx'
import { Said } from './said.tsx'

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
      <h2 id="export-title">{sayCount('exportFacts', recording.facts.length)}</h2>
      <fieldset>
        <legend>{say('exportAs')}</legend>
        {forms.map(({ form: each, title, about }) => (
          <label key={each}>
            <input
              type="radio"
              name="form"
              value={each}
              checked={form === each}
              onChange={() => setForm(each)}
            />
            <b>{say(title)}</b> <span>{say(about)}</span>
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
        {say('exportLeave')}
      </label>
      <Leaving recording={leaving} replaced={replaced} secrets={secrets} />
      {failure !== '' && (
        <p role="alert">
          <Said name="exportFailed">
            <Foreign text={failure} />
          </Said>
        </p>
      )}
      <p class="buttons">
        <button type="button" data-action="cancel-export" onClick={done}>
          {say('cancel')}
        </button>
        <button type="submit" data-action="save-export" class="main">
          {say('exportSave')}
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
  const named = `${hosts.slice(0, 5).join(', ')}${hosts.length > 5 ? ', …' : ''}`
  return (
    <section class="leaving" aria-label={say('exportLeaves')}>
      <h3>{say('exportLeaves')}</h3>
      <p>
        <Said name="exportPlaces" count={hosts.length}>
          <Foreign text={named} />
          {sayCount('documents', documents.length)}
        </Said>
      </p>
      {secrets ? (
        <p data-leaving="secrets">
          <span aria-hidden="true">⚠</span> {say('exportSecrets')}
        </p>
      ) : (
        <>
          <p data-leaving="replaced" id="leaving-replaced">
            {replaced.length === 0 ? say('exportNoSecret') : sayCount('exportReplaced', replaced.length)}
          </p>
          {replaced.length > 0 && (
            // biome-ignore lint/a11y/useSemanticElements: no fields stand in it
            // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled region must be reached by keyboard
            <div class="replaced" role="group" aria-labelledby="leaving-replaced" tabIndex={0}>
              <ReplacedTable replaced={replaced} />
            </div>
          )}
        </>
      )}
    </section>
  )
}

const secretNames: Readonly<Record<RedactedKind, MessageName>> = {
  authorization: 'secretAuthorization',
  cookie: 'secretCookie',
  message: 'secretMessage',
  path: 'secretPath',
  query: 'secretQuery',
  subprotocol: 'secretSubprotocol',
  userinfo: 'secretUserinfo',
}

function ReplacedTable({ replaced }: { replaced: readonly Replaced[] }) {
  const messages = replaced.filter(({ kind }) => kind === 'message')
  const named = replaced.filter(({ kind }) => kind !== 'message')
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{say('exportSecret')}</th>
          <th scope="col">{say('exportIs')}</th>
          <th scope="col">{say('exportLeavesAs')}</th>
          <th scope="col">{say('exportTimes')}</th>
        </tr>
      </thead>
      <tbody>
        {named.slice(0, mostShown).map(({ kind, name, pseudonym, shown, uses }) => (
          <tr key={pseudonym}>
            <td>
              {say(secretNames[kind])} <Foreign text={name} />
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
            <td colSpan={4}>{say('more', named.length - mostShown)}</td>
          </tr>
        )}
        {messages.length > 0 && (
          <tr>
            <td>{say(secretNames.message)}</td>
            <td>{sayCount('exportBodies', messages.length)}</td>
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
