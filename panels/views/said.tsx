// A message in which elements stand: each language puts them where its own sentence has them.

import { type ComponentChildren, Fragment, toChildArray } from 'preact'
import { type CountedName, type MessageName, say, sayCount } from '../language/say.ts'

type Props = {
  /** What stands in it as `$1`, `$2`… */
  readonly children: ComponentChildren
} & (
  | { readonly name: MessageName; readonly count?: undefined }
  /** In the form for this many, which is `$1`; the children are `$2`, `$3`… */
  | { readonly name: CountedName; readonly count: number }
)

/** Private-use characters: no message has them. */
const first = 0xe000
const places = /[\uE000-\uE008]/

export function Said({ children, ...said }: Props) {
  const parts = toChildArray(children)
  const marks = parts.map((_, index) => String.fromCharCode(first + index))
  const text = said.count === undefined ? say(said.name, ...marks) : sayCount(said.name, said.count, ...marks)
  const order = [...text].filter((letter) => places.test(letter))
  return (
    <>
      {text.split(places).map((words, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one sentence never change places
        <Fragment key={index}>
          {words}
          {parts[(order[index]?.charCodeAt(0) ?? Number.NaN) - first]}
        </Fragment>
      ))}
    </>
  )
}
