// How the lab's plain pages look, light and dark, and the one thing text needs before it becomes HTML.

export const style = `
:root { color-scheme: light dark; --ink: light-dark(#1f2328, #e8eaed); --dim: light-dark(#5c6675, #9aa0a6);
  --line: light-dark(#e0e3e8, #3c4043); --paper: light-dark(#fff, #202124); --panel: light-dark(#f6f7f9, #292a2d);
  --accent: light-dark(#1a5fd0, #8ab4f8) }
body { max-width: 46rem; margin: 2.5rem auto; padding: 0 1.25rem; background: var(--paper); color: var(--ink);
  font: 15px/1.55 system-ui, "Segoe UI", Roboto, sans-serif }
h1 { font-size: 1.4rem; line-height: 1.3; margin: .5rem 0 }
h2 { font-size: .8rem; text-transform: uppercase; letter-spacing: .05em; color: var(--dim); margin: 2rem 0 .4rem }
a { color: var(--accent) }
pre { padding: .8rem 1rem; border: 1px solid var(--line); border-radius: 6px; background: var(--panel);
  font: 13px/1.6 ui-monospace, Menlo, Consolas, monospace; overflow: auto }
ul { list-style: none; margin: 0; padding: 0 }
li { padding: .45rem 0; border-top: 1px solid var(--line) }
li a { font-weight: 600; text-decoration: none }
li a:hover { text-decoration: underline }
li span { display: block; color: var(--dim) }
`

export function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}
