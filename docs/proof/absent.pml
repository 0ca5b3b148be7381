/*
 * An engine R that keeps its entries while it is away (SWAP.md section 2, "Survivor R"; EngineSlot, Marks, Swap, Copier).
 *
 * R leaves, engine F serves, which begins empty (or nobody does: BYPASS); every write leaves a mark, and before the first
 * mark a durable marker says that R is stale. R comes back: what was marked is copied from F, or removed; then the writers
 * are held, the last marks are copied, R is flushed, the marker is deleted, R serves. The marks may overflow: then R is
 * cleared and F is scanned, under new marks and after the writers of the old ones left.
 *
 * R may go away again before it serves. Then what was copied into it, but not flushed, may be lost there: so a copied mark
 * is kept until the flush, and comes back into the marks where R went away before. The process may end at any moment: the
 * next one clears R where there is a marker, else it must find the truth in R, or nothing.
 *
 * One key; 0 is "absent"; R begins with 1. Checked: each write meets the last effect or nothing, each read gives what was the
 * truth at some moment of its call or nothing; and R, whenever it serves, has the truth or nothing.
 *
 * Sizes:    WRITERS, OPS, READS
 * Choices:  BYPASS, OVERFLOW (the marks overflow at any write), VANISH (R goes without waiting for the writers inside),
 *           AGAIN (R goes away again once, at any moment of its return), RESTART (the process ends, at any moment)
 * Faults:   F_NOMARKS        R comes back as it was
 *           F_MARKLATE       the mark is made after the lease was left
 *           F_NOMARKER       no marker is written (with RESTART)
 *           F_MARKERLATE     the marker is written after the effect (with RESTART)
 *           F_MARKERONCE     the marker is written once for these marks, though it was deleted since (with AGAIN, RESTART)
 *           F_EARLYDELETE    the marker is deleted before R is flushed (with RESTART)
 *           F_CLAIMGONE      a copied mark does not come back where R goes away before the flush (with AGAIN)
 *           F_NEWMARKS       where R goes away again, new marks begin (with AGAIN)
 *           F_OVERFLOWLOST   the marks that overflowed begin anew, without waiting for the writers inside (with OVERFLOW)
 *           F_OVERFLOWONCE   whether the marks overflowed is asked at the beginning of the return only (with OVERFLOW)
 *           F_SERVERLATE     R carries out a command after it went away (with VANISH): no fault of the cache, see README.md
 */
#ifndef WRITERS
#define WRITERS 2
#endif
#ifndef OPS
#define OPS 1
#endif
#ifndef READS
#define READS 1
#endif
#define HOLDERS 12
#define SETS 4

#define SERVING_R 0
#define FROZEN_R 1
#define AWAY 2
#define FROZEN_F 3
#define BACK 4

#define PUT 0
#define REMOVE 1
#define PUT_IF_ABSENT 2

/* R as it answers, and what of it is on its disk. */
byte R = 1, disk = 1, F = 0;
bool closedR = 0, closedF = 0, marker = 0;
#ifdef F_MARKERONCE
bool written = 0;
#endif

byte holder = 0, phase[HOLDERS], lease[HOLDERS], marks[HOLDERS];
byte pending[SETS];
bool dirty[SETS], overflow[SETS];

/* Not in the program. */
byte truth = 1, allowed = 0;
bool reading = 0;

inline changes(value) {
  truth = value;
  if :: reading -> allowed = allowed | (1 << value) :: else fi
}

inline has(value) {
  if
  :: phase[met] == SERVING_R || phase[met] == BACK -> R = value; disk = value; changes(value)
  :: else ->
#ifndef BYPASS
    F = value;
#endif
    changes(value)
  fi
}

inline writesMarker() {
#ifdef F_NOMARKER
  skip
#else
#ifdef F_MARKERONCE
  if :: !written -> marker = 1; written = 1 :: else fi
#else
  if :: !marker -> marker = 1 :: else fi
#endif
#endif
}

inline begins() {
  marked = 0;
  if
  :: overflow[marks[met]]
  :: else ->
    if
    :: pending[marks[met]]++; marked = 1
#ifdef OVERFLOW
    :: overflow[marks[met]] = 1; atomic { dirty[marks[met]] = 0; pending[marks[met]] = 0 }
#endif
    fi
  fi
}

inline ends() {
  if
  :: marked -> atomic { if :: pending[marks[met]] > 0 -> pending[marks[met]]-- :: else fi; dirty[marks[met]] = 1 }
  :: else
  fi
}

proctype writer(byte id) {
  byte met, op, value, found, done = 0;
  bool effect, marked;
  do
  :: done < OPS ->
    atomic {
      done++;
      value = 1 + id * OPS + done;
      if :: op = PUT :: op = REMOVE :: op = PUT_IF_ABSENT fi
    };
again:
    met = holder;
    if :: phase[met] == FROZEN_R || phase[met] == FROZEN_F -> holder != met; goto again :: else fi;
    lease[met]++;
    if :: holder != met -> lease[met]--; goto again :: else fi;
#ifndef F_MARKLATE
    if
    :: phase[met] == AWAY ->
#ifndef F_MARKERLATE
      writesMarker();
#endif
      begins();
      if :: holder != met -> ends(); lease[met]--; goto again :: else fi
    :: else
    fi;
#endif
    atomic {
        effect = 1;
      if
      :: phase[met] == SERVING_R && closedR ->
#ifdef F_SERVERLATE
        if :: effect = 0 :: op == PUT -> R = value; disk = value fi
#else
        /* Closed, and repeated; or gone, and nobody knows: either way no effect. */
        if :: effect = 0 :: skip fi
#endif
      :: else ->
        found = (phase[met] == SERVING_R || phase[met] == BACK -> R : F);
        assert(found == 0 || found == truth);
        if
        :: op == PUT || (op == PUT_IF_ABSENT && found == 0) -> has(value)
        :: op == REMOVE -> has(0)
        :: else
        fi;
        found = 0
      fi
    };
#ifdef F_MARKERLATE
    if :: phase[met] == AWAY -> writesMarker() :: else fi;
#endif
#ifdef F_MARKLATE
    lease[met]--;
    if :: phase[met] == AWAY -> writesMarker(); dirty[marks[met]] = 1 :: else fi;
#else
    if :: phase[met] == AWAY -> ends() :: else fi;
    lease[met]--;
#endif
    if :: !effect -> goto again :: else fi;
    atomic { met = 0; effect = 0; marked = 0 }
  :: else -> break
  od
}

proctype reader() {
  byte met, value, done = 0;
  do
  :: done < READS ->
    atomic { done++; allowed = 1 | (1 << truth); reading = 1 };
again:
    met = holder;
    atomic {
      if
      :: phase[met] <= FROZEN_R && closedR -> goto again
      :: phase[met] <= FROZEN_R && !closedR -> value = R
      :: phase[met] == BACK -> value = R
      :: (phase[met] == AWAY || phase[met] == FROZEN_F) && closedF -> goto again
      :: else -> value = F
      fi
    };
    if :: value == 0 && holder != met -> goto again :: else fi;
    atomic { assert(allowed & (1 << value)); reading = 0; allowed = 0; value = 0; met = 0 }
  :: else -> break
  od
}

inline install(next) {
  atomic { phase[holder + 1] = next; marks[holder + 1] = set; holder = holder + 1 }
}

/* Waits for the writers of every holder so far. */
inline drain(upTo) {
  do
  :: drained <= upTo -> lease[drained] == 0; drained++
  :: else -> break
  od
}

inline round() {
  atomic { taken = dirty[set] && pending[set] == 0; if :: taken -> dirty[set] = 0; kept = 1 :: else fi };
  if :: taken -> hand = F; R = hand; atomic { taken = 0; hand = 0 } :: else fi
}

#ifdef AGAIN
#define LEAVES_AGAIN :: !again -> goto gone
#else
#define LEAVES_AGAIN
#endif

proctype swapper() {
  byte hand = 0, set = 0, drained = 0;
  /* kept: a mark that was copied and not yet flushed. */
  bool taken = 0, kept = 0, again = 0, all = 0;
  install(FROZEN_R);
#ifdef VANISH
  if :: lease[0] == 0 :: lease[0] != 0 -> closedR = 1 fi;
#else
  lease[0] == 0;
#endif
  install(AWAY);
  closedR = 1;
  drained = 1;
back:
  /* R is there again, as another instance. */
  all = overflow[set];
  if
  :: all ->
#ifdef F_OVERFLOWLOST
    overflow[set] = 0;
#else
    set++;
    install(AWAY);
    drain(holder - 1);
#endif
    R = 0;
    hand = F;
    if :: hand != 0 -> R = hand; hand = 0 :: else fi
  :: else
  fi;
  do
  :: dirty[set] && pending[set] == 0 -> round()
  :: break
  LEAVES_AGAIN
  od;
  install(FROZEN_F);
  if
  :: skip
  LEAVES_AGAIN
  fi;
  drain(holder);
#ifndef F_OVERFLOWONCE
  if
  :: overflow[set] -> all = 1; R = 0; hand = F; R = hand; hand = 0
  :: else
  fi;
#endif
  do
  :: dirty[set] && !overflow[set] ->
#ifdef F_NOMARKS
    dirty[set] = 0
#else
    round()
#endif
  :: !dirty[set] || overflow[set] -> break
  LEAVES_AGAIN
  od;
  if
  :: skip
  LEAVES_AGAIN
  fi;
#ifdef F_EARLYDELETE
  marker = 0;
  disk = R;
#else
  disk = R;
  if
  :: skip
  LEAVES_AGAIN
  fi;
  marker = 0;
#endif
  if
  :: skip
  LEAVES_AGAIN
  fi;
  atomic { install(BACK); assert(R == 0 || R == truth) };
  closedF = 1;
  goto end;
gone:
  again = 1;
  /* What was not flushed may be lost, or not. */
  if :: R = disk :: skip fi;
  hand = 0;
#ifdef F_NEWMARKS
  set++;
  kept = 0;
  all = 0;
#endif
#ifndef F_CLAIMGONE
  if :: kept -> dirty[set] = 1 :: else fi;
  if :: all -> overflow[set] = 1 :: else fi;
#endif
  kept = 0;
  taken = 0;
  if :: phase[holder] == FROZEN_F -> install(AWAY) :: else fi;
#ifdef F_NEWMARKS
  if :: marks[holder] != set -> install(AWAY) :: else fi;
#endif
  goto back;
end:
  skip
}

/* What the next process would find if this one ended now: at any moment. */
proctype restart() {
  byte found;
  atomic {
    if :: found = R :: found = disk fi;
    if :: marker -> found = 0 :: else fi;
    assert(found == 0 || found == truth)
  }
}

init {
  byte id;
  atomic {
    for (id : 0 .. WRITERS - 1) { run writer(id) }
    run reader();
    run swapper();
#ifdef RESTART
    run restart()
#endif
  }
  _nr_pr == 1;
  assert(R == truth || R == 0)
}
