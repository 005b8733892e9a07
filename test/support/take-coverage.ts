import { takeCoverage } from 'node:v8'
import { afterAll } from 'vitest'

// Written after each file: a worker that is ended writes nothing.
afterAll(() => takeCoverage())
