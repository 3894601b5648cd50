// A file that is given to a person, as a browser does with a download.

export interface Saved {
  readonly name: string
  readonly blob: Blob
}

export function download({ name, blob }: Saved): void {
  const url = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // The browser has taken hold of it once the click was dispatched; a while is enough for the slowest.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
