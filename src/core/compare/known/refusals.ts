// Sockets that were refused one after another, in the notation: what an example of retries is made of.

/** Constructed at these times by one line; the requests of all but the first wait for so long. */
export function refusals(starts: readonly number[], held: number): string {
  return starts.map((start, index) => refusal(index + 1, start, index === 0 ? 0 : held)).join('\n')
}

const refusal = (n: number, start: number, held: number) => `
  socket d.${n}  +${start}.0
    0.0  0  constructed    ws://localhost/ws  connect@app.js:7
    ${held + 1}.0  0  net:requested  ws://localhost/ws
    ${held + 1}.1  0  net:sent
    ${held + 3}.0  0  net:failed     "${held > 0 ? 'NS_ERROR_CONNECTION_REFUSED' : 'Error in connection establishment: net::ERR_CONNECTION_REFUSED'}"
    ${held + 4}.0  3  error-fired
    ${held + 4}.0  3  close-fired    1006  unclean`
