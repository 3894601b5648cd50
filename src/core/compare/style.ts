// The style of a comparison's page: it is a file of its own and may load nothing.

export const style = `
:root { color-scheme: light dark; font: 14px/1.5 system-ui, sans-serif }
body { max-width: 72rem; margin: 0 auto; padding: 1.5rem }
h1 { font-size: 1.25rem } h2 { font-size: 1rem; margin: 2rem 0 .5rem }
table { border-collapse: collapse; width: 100% }
th, td { text-align: left; vertical-align: top; padding: .25rem .75rem .25rem 0; border-bottom: 1px solid #8884; overflow-wrap: anywhere }
th { font-weight: 600 } td:first-child { white-space: nowrap }
code, .value { font-family: ui-monospace, monospace; font-size: .92em }
.unexplained { font-weight: 600 } .hidden, .none { opacity: .7 }
@media print { details { display: block } }
`
