import type { Migration } from 'kysely/migration'
import { clock } from './0001-clock.ts'
import { people } from './0002-people.ts'
import { events } from './0003-events.ts'
import { articles } from './0004-articles.ts'
import { claims } from './0005-claims.ts'
import { questions } from './0006-questions.ts'
import { forecasts } from './0007-forecasts.ts'
import { scores } from './0008-scores.ts'
import { resolutions } from './0009-resolutions.ts'
import { tournaments } from './0010-tournaments.ts'
import { boards } from './0011-boards.ts'

/** In order. A static list, so that every runtime carries the same migrations. */
export const migrations: Record<string, Migration> = {
  '0001-clock': clock,
  '0002-people': people,
  '0003-events': events,
  '0004-articles': articles,
  '0005-claims': claims,
  '0006-questions': questions,
  '0007-forecasts': forecasts,
  '0008-scores': scores,
  '0009-resolutions': resolutions,
  '0010-tournaments': tournaments,
  '0011-boards': boards,
}
