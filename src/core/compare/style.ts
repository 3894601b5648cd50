// The look of a comparison's page: that of a report, and what only a comparison has.

import { style as reportStyle } from '../report/style.ts'

/** On a narrow screen the two values of an aspect stand below each other, each with its side's letter. */
export const style = `${reportStyle}
.contrast{table-layout:fixed;margin:6px 0}
.contrast .c-name{width:24%}.contrast .c-side{width:52px}.contrast .c-why{width:38%}
td.mono{font-size:12px}
.fold{margin:2px 0}
.fold>:not(summary),.beside>:not(summary){margin-inline-start:16px}
.fold>.contrast{width:calc(100% - 16px)}
.same{margin:0;padding:0;list-style:none}
.same>li{padding:3px 0;border-bottom:1px solid var(--line);overflow-wrap:anywhere}
.known dt{margin-top:10px;font-weight:600}.known dd{margin:0;overflow-wrap:anywhere}
:target{background:var(--notice)}
@media screen and (max-width:640px){
.contrast,.contrast :is(tbody,tr,th,td){display:block}
.contrast thead{position:absolute;inline-size:1px;block-size:1px;overflow:hidden;clip-path:inset(50%)}
.contrast tr{padding:4px 0;border-bottom:1px solid var(--line)}
.contrast :is(th,td){padding:1px 0;border:0}
.contrast tbody th{font-weight:600}
.contrast td[data-of]{padding-inline-start:20px;text-indent:-20px}
.contrast td[data-of]::before{content:attr(data-of);display:inline-block;width:20px;text-indent:0;font:600 12px/1.5 system-ui,sans-serif;color:var(--dim)}
}
@media print{
.everyday::details-content{content-visibility:hidden;block-size:0}
.same>li{break-inside:avoid}
}
`
