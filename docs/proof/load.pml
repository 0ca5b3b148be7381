/*
 * Loads against writes, while the engine is exchanged (SWAP.md sections 2 and 3, I8; Loads, Load, EntryStore, EngineSlot).
 *
 * The source of truth is a version that clients raise before they write to the cache: a put stores something of their own,
 * a removal nothing. A load registers, reads the version, claims the right to store (LOADING to FILLING), stores where
 * nothing is, and ends. A write first forbids the load of its key; one that is storing already it awaits after its effect,
 * and then removes what was stored. Meanwhile the swapper migrates O to N with marks (migrate.pml), and an entry is evicted.
 *
 * N may keep other objects than O, or bytes: there a removal of the very object that was stored in O finds nothing of the
 * kind and leaves what was copied. So it counts only on the engine that the load stored in; on another one the key is
 * removed whatever it holds.
 *
 * Checked: once a write is acknowledged, nobody who asks after that gets what a load read before the write began, neither
 * from the cache nor by sharing the load.
 *
 * Sizes:    WRITERS; REMOVALS fixes how many of them remove, the others put
 * Choices:  COLD (the exchange copies nothing), FORCE (the flip does not wait for the writers inside),
 *           DEADLINE (a writer does not wait for ever for a load that stores; then that load removes its value itself, and
 *           the claim holds only from the end of that load on; STRICT asks for more and is wrong)
 * Faults:   F_NOTOKEN        a load stores whatever was written meanwhile
 *           F_NOREMOVE       a writer does not wait for the load that stores, nor remove what it stored
 *           F_BYVALUE        the removal of the very object is trusted on the next engine
 *           F_JOIN           who asks after a write shares the load that the write forbade
 *           F_SLOTLOADS      loads belong to the holder: after the exchange nobody finds those that began before
 *           F_NOMARK         the removal of what a load stored leaves no mark
 *           F_LATEREGISTER   a load registers after it read the version
 */
#ifndef WRITERS
#define WRITERS 2
#endif

#define SERVING_O 0
#define MARKING 1
#define FROZEN 2
#define SERVING_N 3

#define LOADING 1
#define FILLING 2
#define FILLED 3
#define INVALID 4

/* What a writer puts is above every version. */
#define OWN 10

byte version = 1;
byte O = 0, N = 0, holder = SERVING_O, lease[4];
bool closedO = 0;
byte pending = 0;
bool dirty = 0;

byte load = 0, stored = 0;
bool registered = 0, overtaken = 0, ended = 0;
/* The engine that the load stored in: 1 for O, 2 for N. */
byte storedIn = 0;

byte acknowledged = 0;

inline enters() {
  do
  :: met = holder;
    if
    :: met == FROZEN -> holder != met
    :: else ->
      lease[met]++;
      if
      :: holder != met -> lease[met]--
      :: else ->
        if
        :: met == MARKING ->
          pending++;
          if
          :: holder != met -> atomic { pending--; dirty = 1 }; lease[met]--
          :: else -> break
          fi
        :: else -> break
        fi
      fi
    fi
  od
}

inline leaves(marks) {
  if
  :: met == MARKING -> atomic { pending--; if :: marks -> dirty = 1 :: else fi }
  :: else
  fi;
  lease[met]--;
  met = 0
}

inline putsIfAbsent(value) {
  do
  :: enters();
    atomic {
      effect = 1;
      if
      :: met == SERVING_N -> if :: N == 0 -> N = value; storedIn = 2 :: else fi
      :: met != SERVING_N && closedO -> effect = 0
      :: else -> if :: O == 0 -> O = value; storedIn = 1 :: else fi
      fi
    };
    leaves(1);
    if :: effect -> effect = 0; break :: else fi
  od
}

inline puts(value) {
  do
  :: enters();
    atomic {
      effect = 1;
      if
      :: met == SERVING_N -> N = value
      :: met != SERVING_N && closedO -> effect = 0
      :: else -> O = value
      fi
    };
    leaves(1);
    if :: effect -> effect = 0; break :: else fi
  od
}

/* Removes what the load stored. */
inline undoes() {
  do
  :: enters();
    atomic {
      effect = 1;
      if
#ifdef F_BYVALUE
      :: met == SERVING_N && storedIn == 1 -> skip
#else
      :: met == SERVING_N && storedIn == 1 -> N = 0
#endif
      :: met == SERVING_N && storedIn != 1 -> if :: N == stored -> N = 0 :: else fi
      :: met != SERVING_N && closedO -> effect = 0
      :: met != SERVING_N && !closedO -> if :: O == stored -> O = 0 :: else fi
      fi
    };
#ifdef F_NOMARK
    leaves(0);
#else
    leaves(1);
#endif
    if :: effect -> effect = 0; break :: else fi
  od
}

proctype loader() {
  byte met, seen;
  bool effect, claimed;
#ifdef F_LATEREGISTER
  seen = version;
  atomic { registered = 1; load = LOADING };
#else
  atomic { registered = 1; load = LOADING };
  seen = version;
#endif
  stored = seen;
  atomic {
#ifdef F_NOTOKEN
    claimed = 1;
#else
    claimed = load == LOADING;
#endif
    if :: claimed -> load = FILLING :: else fi
  };
  if
  :: claimed ->
    putsIfAbsent(seen);
    atomic { if :: load == FILLING -> load = FILLED :: else -> claimed = 0 fi };
    if :: !claimed -> undoes() :: else fi
  :: else
  fi;
  registered = 0;
  ended = 1
}

proctype writer(byte id) {
  byte met, mine;
  bool effect, storing, removal, found;
  atomic {
    version++;
    mine = version;
#ifdef REMOVALS
    removal = id <= REMOVALS
#else
    if :: removal = 0 :: removal = 1 fi
#endif
  };
#ifdef F_SLOTLOADS
  found = registered && holder != SERVING_N;
#else
  found = registered;
#endif
  if
  :: found ->
    overtaken = 1;
    atomic {
      storing = load == FILLING;
      if :: load == LOADING -> load = INVALID :: else fi
    };
    if :: !storing -> registered = 0 :: else fi
  :: else
  fi;
  if :: removal -> puts(0) :: else -> puts(OWN + id) fi;
#ifndef F_NOREMOVE
  if
  :: storing ->
    if
    :: load != FILLING
#ifdef DEADLINE
    :: atomic { load == FILLING -> load = INVALID }; storing = 0
#endif
    fi;
    if :: storing -> undoes() :: else fi
  :: else
  fi;
#endif
  atomic { if :: acknowledged < mine -> acknowledged = mine :: else fi }
}

/* Asks after the writers were acknowledged, and shares a load or starts one of his own on a miss. */
proctype reader() {
  byte met, value, least;
  bool effect;
  atomic {
    acknowledged > 0 -> least = acknowledged;
#ifdef DEADLINE
#ifndef STRICT
    if :: !ended -> least = 0 :: else fi
#endif
#endif
  };
  do
  :: met = holder;
    atomic {
      if
      :: met == SERVING_N -> value = N; effect = 1
      :: met != SERVING_N && closedO -> effect = 0
      :: else -> value = O; effect = 1
      fi
    };
    if :: effect && (value != 0 || holder == met) -> break :: else fi
  od;
  assert(value == 0 || value >= OWN || value >= least);
  if
  :: value == 0 && registered ->
#ifndef F_JOIN
    if :: overtaken -> goto end :: else fi;
#endif
    stored != 0;
    assert(stored >= least)
  :: else
  fi;
end:
  skip
}

proctype evictor() {
  if
  :: atomic { holder != SERVING_N -> O = 0 }
  :: N = 0
  :: skip
  fi
}

inline round() {
  atomic { taken = dirty && pending == 0; if :: taken -> dirty = 0 :: else fi };
  if :: taken -> hand = O; N = hand; atomic { taken = 0; hand = 0 } :: else fi
}

proctype swapper() {
  byte hand = 0;
  bool taken = 0;
#ifdef COLD
  holder = FROZEN;
#ifndef FORCE
  lease[SERVING_O] == 0;
#endif
  goto flip;
#endif
  holder = MARKING;
  lease[SERVING_O] == 0;
  hand = O;
  if :: hand != 0 -> N = hand; hand = 0 :: else fi;
  do
  :: dirty && pending == 0 -> round()
  :: break
  od;
  holder = FROZEN;
  if
  :: lease[MARKING] == 0
#ifdef FORCE
  :: lease[MARKING] != 0 -> if :: dirty || pending > 0 -> N = 0 :: else fi; goto flip
#endif
  fi;
  do
  :: dirty -> round()
  :: else -> break
  od;
flip:
  holder = SERVING_N;
  closedO = 1
}

init {
  byte id;
  atomic {
    run loader();
    for (id : 1 .. WRITERS) { run writer(id) }
    run reader();
    run evictor();
    run swapper()
  }
  _nr_pr == 1;
  assert(N == 0 || N >= OWN || N >= acknowledged)
}
