// The extension's settings page: what a person sets is stored at once, and takes effect at once.

import browser from 'webextension-polyfill'
import { memory, readSettings, settingsKey } from '../src/core/settings.ts'

const megabyte = 1024 * 1024
const field = document.querySelector<HTMLInputElement>('#memory')
const status = document.querySelector('[role="status"]')

async function show(input: HTMLInputElement): Promise<void> {
  const stored = await browser.storage.local.get(settingsKey)
  input.min = String(memory.least)
  input.max = String(memory.most)
  input.value = String(readSettings(stored[settingsKey]).memoryPerTab / megabyte)
}

if (field && status) {
  field.setAttribute('aria-describedby', 'memory-says')
  field.addEventListener('change', async () => {
    if (!field.reportValidity()) {
      status.textContent = 'Not saved.'
      return
    }
    await browser.storage.local.set({ [settingsKey]: { memoryPerTab: Number(field.value) } })
    status.textContent = 'Saved.'
  })
  await show(field)
}
