// The events of webRequest that show a handshake, in Firefox: in Chromium Lifeline does without.
const { webRequest } = globalThis.browser ?? {}
/** @satisfies {chrome.webRequest.RequestFilter} */
const filter = /** @type {const} */ ({ urls: ['<all_urls>', 'ws://*/*', 'wss://*/*'], types: ['websocket'] })
const nothing = () => undefined
webRequest?.onBeforeRequest.addListener(nothing, filter)
webRequest?.onSendHeaders.addListener(nothing, filter, ['requestHeaders'])
webRequest?.onBeforeRedirect.addListener(nothing, filter)
webRequest?.onHeadersReceived.addListener(nothing, filter, ['responseHeaders'])
webRequest?.onCompleted.addListener(nothing, filter)
webRequest?.onErrorOccurred.addListener(nothing, filter)
