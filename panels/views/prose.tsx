// A sentence whose `code` stands in backticks. Always text, never markup.

export function Prose({ text }: { text: string }) {
  return (
    <>
      {text.split('`').map((part, index) =>
        index % 2 === 1 ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one sentence never change places
          <code key={index}>
            <bdi>{part}</bdi>
          </code>
        ) : (
          part
        ),
      )}
    </>
  )
}
