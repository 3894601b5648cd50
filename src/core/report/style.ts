// The look of a report in one file: the panel's palette, by its names, in light, dark and on paper. State is never told
// by colour alone.

export type Tone = keyof (typeof palette)['light']
export type Theme = keyof typeof palette

export const palette = {
  light: {
    ground: '#ffffff',
    raised: '#f6f7f9',
    line: '#dfe2e7',
    ink: '#1f2328',
    dim: '#5b6472',
    accent: '#1a5fd0',
    fault: '#b93515',
    'fault-ground': '#fdefeb',
    well: '#08714f',
    'well-ground': '#e9f6f1',
    notice: '#fff5df',
    connecting: '#b87700',
    open: '#0a8f6b',
    closing: '#8a63c9',
    closed: '#7d8694',
  },
  dark: {
    ground: '#202124',
    raised: '#292a2d',
    line: '#3c4043',
    ink: '#e8eaed',
    dim: '#a3a9b1',
    accent: '#8ab4f8',
    fault: '#ff8a6b',
    'fault-ground': '#3d2822',
    well: '#4fcfa0',
    'well-ground': '#1d352d',
    notice: '#40351c',
    connecting: '#f2b134',
    open: '#3ac298',
    closing: '#b79bea',
    closed: '#858b93',
  },
} as const

/** Text and what it stands on: at least 4.5 to 1 (WCAG 2.2, 1.4.3). */
export const textOn: readonly (readonly [text: Tone, ground: Tone])[] = [
  ['ink', 'ground'],
  ['ink', 'raised'],
  ['ink', 'fault-ground'],
  ['ink', 'well-ground'],
  ['ink', 'notice'],
  ['dim', 'ground'],
  ['dim', 'raised'],
  ['dim', 'fault-ground'],
  ['accent', 'ground'],
  ['accent', 'raised'],
  ['accent', 'fault-ground'],
  ['fault', 'ground'],
  ['fault', 'raised'],
  ['fault', 'fault-ground'],
  ['well', 'ground'],
  ['well', 'raised'],
]

/** Shapes that mean something and what they stand on: at least 3 to 1 (WCAG 2.2, 1.4.11). */
export const shapesOn: readonly (readonly [shape: Tone, ground: Tone])[] = [
  ['connecting', 'ground'],
  ['open', 'ground'],
  ['closing', 'ground'],
  ['closed', 'ground'],
  ['fault', 'ground'],
]

const variables = (theme: Theme) =>
  Object.entries(palette[theme])
    .map(([name, colour]) => `--${name}:${colour}`)
    .join(';')

/** Paper is white, whatever the screen's theme is. */
export const style = `
:root{color-scheme:light dark;${variables('light')};--mono:ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace}
@media screen and (prefers-color-scheme:dark){:root{${variables('dark')}}}
*{box-sizing:border-box}
body{margin:0;font:14px/1.5 system-ui,"Segoe UI",Roboto,sans-serif;color:var(--ink);background:var(--ground)}
header,main,footer{max-width:1080px;margin:0 auto;padding:0 24px}
header{padding-top:24px}
footer{margin-top:32px;padding-top:10px;padding-bottom:32px;border-top:1px solid var(--line);color:var(--dim)}
h1{margin:0 0 4px;font-size:22px;line-height:1.25;overflow-wrap:anywhere}
h2{margin:32px 0 8px;font-size:17px;line-height:1.3}
h3{margin:0 0 4px;font-size:15px;line-height:1.35;overflow-wrap:anywhere}
h4{margin:18px 0 6px;font-size:12px;color:var(--dim);letter-spacing:.03em;text-transform:uppercase}
p{margin:6px 0;overflow-wrap:anywhere}
a{color:var(--accent)}
a:focus-visible,summary:focus-visible,.room:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
code,.mono{font-family:var(--mono);font-size:.92em}
bdi,svg text{unicode-bidi:isolate}
.dim{color:var(--dim)}.strong{font-weight:600}.fault{color:var(--fault);font-weight:600}.well{color:var(--well)}
.lead{font-size:16px}
.about{display:grid;grid-template-columns:max-content minmax(0,1fr);gap:1px 16px;margin:12px 0}
.about dt{color:var(--dim)}.about dd{margin:0;overflow-wrap:anywhere}
.gaps{margin:12px 0;padding:8px 14px;border-radius:6px;background:var(--notice)}
.gaps ul{margin:4px 0;padding-left:20px}
.room{overflow-x:auto}
table{width:100%;border-collapse:collapse;font-size:13px}
caption{padding:2px 0 6px;color:var(--dim);text-align:start}
th,td{padding:3px 8px;border-bottom:1px solid var(--line);text-align:start;vertical-align:top;overflow-wrap:anywhere}
thead th{color:var(--dim);font-weight:600}
tbody th{font-weight:400}
.number{text-align:end;white-space:nowrap;font-variant-numeric:tabular-nums}
.whole{white-space:nowrap}
.checks,.facts{min-width:660px}
.sockets{table-layout:fixed;min-width:720px}
.sockets .c-sign{width:34px}.sockets .c-name{width:26%}.sockets .c-outcome{width:26%}.sockets .c-code{width:58px}
.lives{display:block;width:100%;height:18px;overflow:visible}
.ruler{display:block;width:100%;height:14px;overflow:hidden}
.ruler text{fill:var(--dim);font-size:10px;font-weight:400}.ruler line,.lives .base{stroke:var(--line)}
.connecting{fill:var(--connecting)}.open{fill:var(--open)}.closing{fill:var(--closing)}.closed{fill:var(--closed)}
.lives .message{fill:var(--ground)}
.lives .end{stroke:var(--fault);stroke-width:2}
.key{display:flex;flex-wrap:wrap;gap:4px 18px;margin:6px 0;padding:0;list-style:none;color:var(--dim);font-size:12px}
.key li>svg,.key .lives{display:inline-block;width:22px;height:12px;vertical-align:-2px;margin-inline-end:5px}
article{margin:18px 0 30px}
.verdict{padding:10px 14px;border-inline-start:4px solid var(--fault);border-radius:0 6px 6px 0;background:var(--fault-ground)}
.verdict.plain{border-color:var(--closed);background:var(--raised)}
.verdict.healthy{border-color:var(--open);background:var(--well-ground)}
.verdict ul{margin:6px 0;padding:0;list-style:none}
.verdict li{overflow-wrap:anywhere}
.verdict li{display:grid;grid-template-columns:76px minmax(0,1fr);gap:8px}
.verdict .at{text-align:end}
.advice{padding-top:5px;border-top:1px solid var(--line)}
.badge{display:inline-block;margin-inline-start:8px;padding:0 7px;border:1px solid currentColor;border-radius:9px;color:var(--dim);font-size:12px;font-weight:400}
.verdict+.verdict{margin-top:8px}
.failed{color:var(--fault);font-weight:600}.passed{color:var(--well)}.unseen{color:var(--dim)}
tr.failed td{background:var(--fault-ground);font-weight:400;color:var(--ink)}
tr.failed td.failed{color:var(--fault);font-weight:600}
tbody .group{padding-top:10px;font-weight:600}
tr:target td{background:var(--notice)}
details{margin:6px 0}
td details{display:inline-block;margin:0 0 0 6px}
summary{padding:2px 0;cursor:pointer}
.failures{margin:4px 0;padding:0;list-style:none}
.head{margin:4px 0;overflow-wrap:anywhere}
.more{margin:2px 0 0;padding-left:14px}
.ladder{width:100%;min-width:600px;max-width:820px}
@media (max-width:640px){
header,main,footer{padding-left:14px;padding-right:14px}
.about{grid-template-columns:minmax(0,1fr)}.about dt{margin-top:6px}
}
@media print{
@page{margin:14mm}
body{font-size:10pt;print-color-adjust:exact;-webkit-print-color-adjust:exact}
header,main,footer{max-width:none;padding-left:0;padding-right:0}
details::details-content{content-visibility:visible;block-size:auto}
.room{overflow:visible}
.sockets,.checks,.facts,.ladder{min-width:0}
table{font-size:8.5pt}
h2,h3,h4,summary,caption{break-after:avoid}
tr,.verdict,.ladder,.key{break-inside:avoid}
thead{display:table-header-group}
a{color:inherit}
}
`
