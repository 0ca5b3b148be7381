/*
 * How a swap ends: it flips, it is cancelled, or the slot is closed (SWAP.md section 1; EngineSlot, Swap).
 *
 * A swap is RUNNING until somebody moves it by compare-and-set: its own thread to FLIPPING, a canceller to CANCELLED. Who
 * wins decides; who loses does nothing, nor closes anything. Every holder is new and is installed by compare-and-set
 * against the very holder that was met. After a cancellation a second swap may follow at once, while the thread of the first
 * is still on its way. The slot may be closed at any moment, which needs no swap's consent.
 *
 * Who closes: the engine that a holder names is closed by whoever installs a holder that names another; the new engine of a
 * swap is closed by whoever ended the swap without flipping to it.
 *
 * Checked: a swap flips only from a holder with its own marks; no engine is closed twice, none while it serves, and at the
 * end all but the one that serves are closed; the last holder serves or is closed: none stays frozen or marking for ever.
 *
 * Faults:   F_CANCELSTORE    the canceller does not compare
 *           F_FLIPSTORE      the swap does not compare
 *           F_LAZY           the canceller leaves a serving holder as it is, so a swap that is just starting goes on
 *           F_LATELOOK       the swap looks whether it runs before it reads the holder that it replaces
 *           F_REREAD         the swap freezes whichever holder of O it meets, instead of the one that it installed
 *           F_BLIND          the swap installs its holders without a comparison
 *           F_LOSERCLOSES    who loses the decision closes the new engine, too
 *           F_NOCLOSE        a flip that met a closed slot does not close the new engine
 */
#define HOLDERS 14
#define NONE 255

#define SERVING 0
#define MARKING 1
#define FROZEN 2
#define CLOSED 3

#define RUNNING 1
#define FLIPPING 2
#define CANCELLED 3

/* Engine 0 is O, 1 and 2 are the new engines of the two swaps; a closed slot names none. */
byte holder = 0, last = 0, phase[HOLDERS], engine[HOLDERS];
/* Whose marks the writers of a holder leave: those of a swap, or none. */
byte marks[HOLDERS];
byte status[3], created[3], closes[3];

inline close(which) {
  atomic {
    closes[which]++;
    assert(closes[which] == 1);
    assert(engine[holder] != which)
  }
}

/* Installs a holder where the very one that was met is still there; 0 where not. */
inline replace(expected, nextPhase, nextEngine, nextMarks, installed) {
  atomic {
    if
    :: holder == expected && phase[holder] != CLOSED ->
      last++;
      phase[last] = nextPhase;
      engine[last] = nextEngine;
      marks[last] = nextMarks;
      holder = last;
      installed = last
    :: else -> installed = 0
    fi
  }
}

inline replaceAsSwap(expected, nextPhase, nextEngine, nextMarks, installed) {
#ifdef F_BLIND
  atomic {
    last++;
    phase[last] = nextPhase;
    engine[last] = nextEngine;
    marks[last] = nextMarks;
    holder = last;
    installed = last
  }
#else
  replace(expected, nextPhase, nextEngine, nextMarks, installed)
#endif
}

inline start(id) {
  atomic { status[id] = RUNNING; created[id] = 1; run swap(id) }
}

proctype swap(byte id) {
  byte met, mine;
#ifdef F_LATELOOK
  if :: status[id] != RUNNING -> goto end :: else fi;
  met = holder;
#else
  met = holder;
  if :: status[id] != RUNNING -> goto end :: else fi;
#endif
  if :: phase[met] == CLOSED -> goto giveUp :: else fi;
  replaceAsSwap(met, MARKING, 0, id, mine);
  if :: !mine -> goto giveUp :: else fi;
  /* The scan; the new engine may fail. */
  if :: goto giveUp :: skip fi;
#ifdef F_REREAD
  met = holder;
  if :: phase[met] == CLOSED || phase[met] == FROZEN || engine[met] != 0 -> goto giveUp :: else fi;
  replaceAsSwap(met, FROZEN, 0, marks[met], mine);
#else
  replaceAsSwap(mine, FROZEN, 0, id, mine);
#endif
  if :: !mine -> goto giveUp :: else fi;
  /* The last marks; the new engine may fail. */
  if :: goto giveUp :: skip fi;
#ifdef F_FLIPSTORE
  status[id] = FLIPPING;
#else
  atomic {
    if
    :: status[id] == RUNNING -> status[id] = FLIPPING
    :: else -> goto lost
    fi
  };
#endif
  met = mine;
  replaceAsSwap(met, SERVING, id, 0, mine);
  if
  :: mine ->
    assert(marks[met] == id);
    close(0)
#ifndef F_NOCLOSE
  :: else -> close(id)
#else
  :: else
#endif
  fi;
  goto end;
giveUp:
  /* As its own canceller. */
  run canceller(id, 1);
  goto end;
lost:
#ifdef F_REREAD
  /* Even if it takes back what it froze. */
  replace(mine, SERVING, 0, 0, mine);
#endif
#ifdef F_LOSERCLOSES
  close(id);
#endif
end:
  skip
}

proctype canceller(byte id; bool own) {
  byte met, mine;
#ifdef F_CANCELSTORE
  status[id] = CANCELLED;
#else
  atomic {
    if
    :: status[id] == RUNNING -> status[id] = CANCELLED
    :: else -> goto lost
    fi
  };
#endif
  do
  :: met = holder;
    if :: phase[met] == CLOSED -> break :: else fi;
#ifdef F_LAZY
    if :: phase[met] == SERVING -> break :: else fi;
#endif
    replace(met, SERVING, 0, 0, mine);
    if :: mine -> break :: else fi
  od;
  close(id);
  if
  :: id == 1 && !own -> start(2)
  :: skip
  fi;
  goto end;
lost:
#ifdef F_LOSERCLOSES
  if :: !own -> close(id) :: else fi;
#endif
end:
  skip
}

proctype closer() {
  byte met, mine;
  if
  :: skip
  :: goto end
  fi;
  do
  :: met = holder;
    replace(met, CLOSED, NONE, 0, mine);
    if :: mine -> break :: else fi
  od;
  close(engine[met]);
end:
  skip
}

init {
  byte id;
  atomic {
    created[0] = 1;
    start(1);
    run canceller(1, 0);
    run closer()
  };
  _nr_pr == 1;
  assert(phase[holder] == SERVING || phase[holder] == CLOSED);
  for (id : 0 .. 2) {
    assert(closes[id] == created[id] - (engine[holder] == id))
  }
}
