// @vitest-environment jsdom
// Views that are loaded later are drawn once they are there, whoever asked for them first.

import { render, screen } from '@testing-library/preact'
import { render as draw } from 'preact'
import { expect, it } from 'vitest'
import { later } from '../../../panels/views/later.tsx'

const view = () =>
  later(async () => ({ text }: { text: string }) => <p>{text}</p>)

it('is drawn when it is loaded', async () => {
  const View = view()
  render(<View text="first drawn, then loaded" />)
  expect(await screen.findByText('first drawn, then loaded')).toBeTruthy()
})

it('is drawn also where it was loaded for others between its drawing and what follows it', async () => {
  const View = view()
  const root = document.body.appendChild(document.createElement('div'))
  draw(<View text="loaded for others" />, root)
  await View.ready()
  expect(await screen.findByText('loaded for others')).toBeTruthy()
})
