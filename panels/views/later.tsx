// Views that are loaded when they are first drawn, or a moment before: what a person sees first is there first.

import { type ComponentType, h, type JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { virtualReady } from '../list/virtual.ts'
import { placingReady } from '../session/server-lines.ts'
import { offersReady } from './filter/offering.ts'

/** Draws nothing until its view is loaded. */
export interface Later<P> {
  (props: P): JSX.Element | null
  /** Loads the view; resolves when it draws at once. */
  ready(): Promise<void>
}

export function later<P extends object>(load: () => Promise<ComponentType<P>>): Later<P> {
  let view: ComponentType<P> | null = null
  let loading: Promise<void> | null = null
  function ready(): Promise<void> {
    loading ??= load().then((loaded) => {
      view = loaded
    })
    return loading
  }
  function Drawn(props: P): JSX.Element | null {
    const [, redraw] = useState(false)
    const drawn = view !== null
    // It may have been loaded for others since this was drawn without it.
    useEffect(() => {
      if (!drawn) void ready().then(() => redraw(true))
    }, [drawn])
    return view && h(view, props)
  }
  return Object.assign(Drawn, { ready })
}

const Detail = later(async () => {
  const [{ Detail }] = await Promise.all([import('./detail.tsx'), placingReady()])
  return Detail
})
const ComparisonView = later(async () => (await import('./comparison.tsx')).ComparisonView)
const Shortcuts = later(async () => (await import('./shortcuts-dialog.tsx')).Shortcuts)

const Overview = later(async () => (await import('./timeline/overview.tsx')).Overview)

const ArrangeFields = later(async () => (await import('./listing/arrange-fields.tsx')).ArrangeFields)
const FileBar = later(async () => (await import('./file-bar.tsx')).FileBar)
const Terms = later(async () => (await import('./filter/terms.tsx')).Terms)
const NothingLeft = later(async () => (await import('./filter/nothing-left.tsx')).NothingLeft)
const OpenPrompt = later(async () => (await import('./open-prompt.tsx')).OpenPrompt)
const Offers = later(async () => (await import('./filter/offer-list.tsx')).Offers)

export const laterViews = {
  Detail,
  ComparisonView,
  Overview,
  Shortcuts,
  ArrangeFields,
  FileBar,
  NothingLeft,
  Offers,
  OpenPrompt,
  Terms,
}

/** Loads them all, for when there is nothing else to do. */
export async function allReady(): Promise<void> {
  await Promise.all([virtualReady(), offersReady(), ...Object.values(laterViews).map((each) => each.ready())])
}
