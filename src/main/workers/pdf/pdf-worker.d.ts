// Imported for its effect alone: pdf.js finds it in place of starting a worker by a path.
declare module 'pdfjs-dist/legacy/build/pdf.worker.mjs'
