// The fields of the settings page: a box to tick, one choice of several, a number within limits. What a field means
// stands below it, and belongs to it.

import { useEffect, useRef } from 'preact/hooks'
import { say } from '../../language/say.ts'

interface Explained {
  readonly id: string
  readonly label: string
  readonly why: string
}

export function Check({
  id,
  label,
  why,
  checked,
  set,
}: Explained & { checked: boolean; set(on: boolean): void }) {
  return (
    <div class="field">
      <label class="check">
        <input
          id={id}
          type="checkbox"
          checked={checked}
          aria-describedby={`${id}-says`}
          onChange={(event) => set(event.currentTarget.checked)}
        />
        {label}
      </label>
      <p id={`${id}-says`} class="dim">
        {why}
      </p>
    </div>
  )
}

interface Choosing<Value extends string> {
  readonly name: string
  readonly legend: string
  readonly choices: readonly { readonly value: Value; readonly label: string }[]
  readonly chosen: Value
  set(value: Value): void
}

export function Choice<Value extends string>({ name, legend, choices, chosen, set }: Choosing<Value>) {
  return (
    <fieldset class="field">
      <legend>{legend}</legend>
      {choices.map(({ value, label }) => (
        <label key={value} class="check">
          <input
            type="radio"
            name={name}
            value={value}
            checked={value === chosen}
            onChange={() => set(value)}
          />
          {label}
        </label>
      ))}
    </fieldset>
  )
}

interface Numbered extends Explained {
  readonly limits: { readonly least: number; readonly most: number }
  readonly value: number
  set(value: number): void
  told(words: string): void
}

export function NumberField({ id, label, why, limits: { least, most }, value, set, told }: Numbered) {
  const field = useRef<HTMLInputElement>(null)
  // Only what is stored is put into the field: what a person is still writing stays.
  useEffect(() => {
    if (field.current) {
      field.current.value = String(value)
      field.current.removeAttribute('aria-invalid')
    }
  }, [value])
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input
        ref={field}
        id={id}
        type="number"
        step="1"
        required
        min={least}
        max={most}
        defaultValue={String(value)}
        aria-describedby={`${id}-says`}
        onChange={({ currentTarget }) => {
          if (currentTarget.checkValidity()) {
            currentTarget.removeAttribute('aria-invalid')
            set(currentTarget.valueAsNumber)
            return
          }
          currentTarget.setAttribute('aria-invalid', 'true')
          told(say('settingsInvalid', least, most))
        }}
      />
      <p id={`${id}-says`} class="dim">
        {why}
      </p>
    </div>
  )
}
