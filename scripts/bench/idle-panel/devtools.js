// By Lifeline's own name, so that the drivers find it as they find Lifeline's.
const { devtools } = globalThis.browser ?? globalThis.chrome
devtools.panels.create('Lifeline', '', 'panels/panel.html')
