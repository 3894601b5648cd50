// Where the shown session comes from, when it comes from a file: how far it is read, what it says of itself, what is
// missing from it, and the way back.

import type { OpenedFile, Reading } from '../files/files.ts'
import { sayAmount, sayDay } from '../language/figures.ts'
import { say } from '../language/say.ts'
import { useFiles } from './context.ts'
import { Foreign } from './foreign.tsx'
import { Said } from './said.tsx'

export function FileBar() {
  const files = useFiles()
  if (!files) return null
  const { reading, opened, failure } = files
  return (
    <div class="files" role="status">
      {reading.value && <InReading reading={reading.value} cancel={files.cancel} />}
      {failure.value !== '' && (
        <p data-file="failure">
          <span aria-hidden="true">⚠</span> <Foreign text={failure.value} />
        </p>
      )}
      {opened.value && <Shown file={opened.value} close={files.close} />}
    </div>
  )
}

function InReading({ reading: { name, size, read }, cancel }: { reading: Reading; cancel(): void }) {
  return (
    <p data-file="reading">
      <label>
        <Said name="fileReading">
          <Foreign text={name} />
        </Said>
        <progress max={size} value={read} /> {say('fileRead', sayAmount(read), sayAmount(size))}
      </label>
      <button type="button" data-action="cancel-reading" onClick={cancel}>
        {say('cancel')}
      </button>
    </p>
  )
}

function Shown({ file: { name, header, damage }, close }: { file: OpenedFile; close(): void }) {
  const { browser, os, page, captured, savedAt, redacted } = header
  const where = [`${browser.name || browser.kind} ${browser.version}`.trim(), os, page.url]
  const gaps = damage ? [say('fileDamage', damage.line, damage.why), ...captured.gaps] : captured.gaps
  return (
    <div data-file="opened">
      <p>
        <b>
          <Foreign text={name} />
        </b>{' '}
        <span>
          <Foreign text={where.filter((part) => part !== '').join(' · ')} />
        </span>
        {savedAt !== null && <span> · {say('fileSaved', sayDay(savedAt))}</span>}
        {redacted && <span> · {say('fileWithoutSecrets')}</span>}{' '}
        <button type="button" data-action="close-file" onClick={close}>
          {say('fileClose')}
        </button>
      </p>
      {gaps.length > 0 && (
        <ul>
          {gaps.map((gap) => (
            <li key={gap} data-gap>
              <Foreign text={gap} />
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
