import fc from 'fast-check'

// The run that decides whether a change is taken answers the same twice. Everywhere else properties are tried on new cases each time.
if (process.env['CI']) fc.configureGlobal({ seed: 20_261_125 })
