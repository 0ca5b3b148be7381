/*
 * Reads by those who were told who serves (SlotReader), while the engine is exchanged cold (EngineSlot, EngineKeeper).
 *
 * One key. A holder is 2 * generation + frozen; each generation has an engine of its own, which begins empty. A writer
 * counts upwards and acknowledges; a reader may find nothing where the engine was exchanged, but never less than what was
 * acknowledged before it began.
 *
 * Writers have no lease here, as if none left in time: a cold exchange may forget what they wrote.
 *
 * Planted faults: F_NOCHECK (the reader believes what it was told), F_TOLDFIRST (the holder is told before its engine).
 */
#define GENERATIONS 3
#define WRITES 2

byte holder = 0;
byte E[GENERATIONS];
bool closed[GENERATIONS];

/* What the reader was told, under the lock of the slot. */
byte told = 0, engine = 0;
bool lock = 0;

byte acknowledged = 0;

inline tell(last) {
  atomic { !lock -> lock = 1 };
  last = holder;
#ifdef F_TOLDFIRST
  told = last;
  engine = last / 2;
#else
  engine = last / 2;
  told = last;
#endif
  lock = 0
}

/* Takes out the engine of a generation, in a race with another one that does the same; whoever comes first closes it. */
proctype swapper() {
  byte last, met, generation;
  do
  :: generation < GENERATIONS - 1 ->
    met = holder;
    if
    :: met / 2 != generation -> generation++
    :: else ->
      if
      :: met % 2 == 0 ->
        atomic { if :: holder == met -> holder = met + 1 :: else -> met = 255 fi };
        if :: met != 255 -> tell(last); met++ :: else fi
      :: else
      fi;
      if
      :: met != 255 ->
        atomic { if :: holder == met -> holder = met + 1 :: else -> met = 255 fi };
        if :: met != 255 -> tell(last); closed[generation] = 1 :: else fi;
        generation++
      :: else
      fi
    fi
  :: else -> break
  od
}

/* A closed engine had no effect; then the write is repeated. */
proctype writer() {
  byte number = 1, met;
  do
  :: number <= WRITES ->
    met = holder;
    if
    :: met % 2 == 1 -> holder != met
    :: else ->
      atomic {
        if
        :: closed[met / 2] -> met = 255
        :: else -> E[met / 2] = number
        fi
      };
      if
      :: met != 255 -> acknowledged = number; number++
      :: else
      fi
    fi
  :: else -> break
  od
}

/* A closed engine answers a miss, or that it is closed: then the usual way is taken, as when the holder differs. */
proctype reader() {
  byte least, value, met, from;
  bool exchanged;
  least = acknowledged;
  exchanged = holder != 0;
  met = told;
  from = engine;
  value = 0;
  if
#ifndef F_NOCHECK
  :: holder != met -> goto usual
#endif
  :: else ->
    atomic { if :: closed[from] -> value = 0 :: else -> value = E[from] fi };
    if
    :: value != 0 || holder == met -> goto seen
    :: else
    fi
  fi;
usual:
  met = holder;
  from = met / 2;
  atomic { if :: closed[from] -> value = 0 :: else -> value = E[from] fi };
  if
  :: value != 0 || holder == met
  :: else -> goto usual
  fi;
seen:
  assert(value == 0 || value >= least);
  assert(value != 0 || least == 0 || exchanged || holder != 0)
}

init {
  atomic { run swapper(); run swapper(); run writer(); run reader() }
}
