// The same as without "min", for which there are types.
declare module 'pdfjs-dist/legacy/build/pdf.min.mjs' {
  export * from 'pdfjs-dist/legacy/build/pdf.mjs'
}
// Imported for its effect alone: pdf.js finds it in place of starting a worker by a path.
declare module 'pdfjs-dist/legacy/build/pdf.worker.min.mjs'
