/*
 * A bulk write under one lease during a migration (SWAP.md section 2, "bulk"; EngineSlot, Marks, Copier).
 *
 * Two keys. A bulk write enters once, begins the marks of all its keys, looks at the holder again, calls the engine once and
 * ends all marks. The engine does one key after the other, and once it began with the first it does all of them: an engine
 * that says "closed" had no effect on any. Another writer writes one key. The copier reads and copies key by key too, in
 * pages and rounds of both.
 *
 * The claims are those of a single key, for each key; a bulk write is not atomic. And: a write has its effect at most once.
 * The flip may be forced (FORCE).
 *
 * Sizes:    OPS (of the bulk writer), WRITERS (single writers), READS
 * Faults:   F_ENDFIRST       the marks are ended before the effects
 *           F_ONEMARK        only the first key is marked
 *           F_MARKEACH       each key is marked just before its effect, without another look at the holder (with FORCE)
 *           F_NOPENDING      a forced flip forgets only finished marks (with FORCE)
 *           F_HALFCLOSED     an engine says "closed" after it wrote the first key, and the write is repeated (with FORCE)
 *           F_ROUNDLATE      a round reads the entries, then claims the marks
 */
#ifndef WRITERS
#define WRITERS 1
#endif
#ifndef OPS
#define OPS 1
#endif
#ifndef READS
#define READS 1
#endif

#define MARKING 0
#define FROZEN 1
#define SERVING_N 2

byte O[2], N[2];
byte holder = MARKING, lease = 0;
bool closedO = 0;
byte pending[2];
bool dirty[2];

/* Not in the program. */
byte truth[2], truthO[2], allowed = 0, asked = 0;
bool flipped = 0, forgot = 0, reading = 0, before = 0;

inline has(key, value) {
  if
  :: met == SERVING_N ->
    assert(N[key] == truth[key] || (N[key] == 0 && forgot));
    N[key] = value
  :: else ->
    assert(O[key] == truthO[key]);
    O[key] = value;
    truthO[key] = value
  fi;
  if :: met == SERVING_N || !flipped -> truth[key] = value :: else fi;
  if
  :: reading && asked == key && (met == SERVING_N || !flipped || before) -> allowed = allowed | (1 << value)
  :: else
  fi
}

inline meets() {
  met = holder;
  if :: met == FROZEN -> holder != FROZEN; goto again :: else fi;
  if :: met == MARKING -> lease++ :: else fi;
  if :: holder != met -> if :: met == MARKING -> lease-- :: else fi; goto again :: else fi
}

inline ends(key) {
  atomic { pending[key]--; dirty[key] = 1 }
}

proctype bulk() {
  byte met, value, done = 0;
  bool effect, wrote;
  do
  :: done < OPS ->
    atomic { done++; wrote = 0; if :: value = 0 :: value = 1 + done fi };
again:
    meets();
    if
    :: met == MARKING ->
#ifndef F_MARKEACH
      pending[0]++;
#ifndef F_ONEMARK
      pending[1]++;
#endif
      if
      :: holder != met ->
        ends(0);
#ifndef F_ONEMARK
        ends(1);
#endif
        lease--;
        goto again
      :: else
      fi;
#endif
#ifdef F_ENDFIRST
      ends(0);
      ends(1)
#endif
    :: else
    fi;
#ifdef F_MARKEACH
    if :: met == MARKING -> pending[0]++ :: else fi;
#endif
    atomic {
      effect = !(met == MARKING && closedO);
      if :: effect -> assert(!wrote); wrote = 1; has(0, value) :: else fi
    };
#ifdef F_MARKEACH
    if :: met == MARKING -> pending[1]++ :: else fi;
#endif
    atomic {
#ifdef F_HALFCLOSED
      if :: met == MARKING && closedO -> effect = 0 :: else fi;
#endif
      if :: effect -> has(1, value) :: else fi
    };
    if
    :: met == MARKING ->
#ifndef F_ENDFIRST
      ends(0);
#ifndef F_ONEMARK
      ends(1);
#endif
#endif
      lease--
    :: else
    fi;
    if :: !effect -> goto again :: else fi
  :: else -> break
  od
}

proctype writer(byte id) {
  byte met, key;
  bool effect, removal;
  atomic {
    if :: key = 0 :: key = 1 fi;
    if :: removal = 0 :: removal = 1 fi
  };
again:
  meets();
  if
  :: met == MARKING ->
    pending[key]++;
    if :: holder != met -> ends(key); lease--; goto again :: else fi
  :: else
  fi;
  atomic {
    effect = !(met == MARKING && closedO);
    if :: effect -> if :: removal -> has(key, 0) :: else -> has(key, 2 + OPS + id) fi :: else fi
  };
  if :: met == MARKING -> ends(key); lease-- :: else fi;
  if :: !effect -> goto again :: else fi
}

proctype reader() {
  byte met, value, done = 0;
  do
  :: done < READS ->
    atomic {
      done++;
      if :: asked = 0 :: asked = 1 fi;
      allowed = 1 << truth[asked];
      reading = 1;
      before = !flipped
    };
again:
    met = holder;
    atomic {
      if
      :: met == SERVING_N -> value = N[asked]
      :: met != SERVING_N && closedO -> goto again
      :: else -> value = O[asked]
      fi
    };
    if :: value == 0 && holder != met -> goto again :: else fi;
    atomic {
      assert((allowed & (1 << value)) || (value == 0 && forgot));
      reading = 0; allowed = 0; value = 0; met = 0; before = 0; asked = 0
    }
  :: else -> break
  od
}

inline claim(key) {
  atomic { if :: dirty[key] && pending[key] == 0 -> dirty[key] = 0; taken[key] = 1 :: else fi }
}

inline copies(key) {
  if :: taken[key] -> N[key] = hand[key]; atomic { taken[key] = 0; hand[key] = 0 } :: else fi
}

inline round() {
#ifdef F_ROUNDLATE
  hand[0] = O[0];
  hand[1] = O[1];
  claim(0);
  claim(1);
#else
  claim(0);
  claim(1);
  if :: taken[0] -> hand[0] = O[0] :: else fi;
  if :: taken[1] -> hand[1] = O[1] :: else fi;
#endif
  copies(0);
  copies(1);
  atomic { hand[0] = 0; hand[1] = 0 }
}

inline forget(key) {
#ifdef F_NOPENDING
  if :: dirty[key] -> N[key] = 0 :: else fi
#else
  if :: dirty[key] || pending[key] > 0 -> N[key] = 0 :: else fi
#endif
}

proctype swapper() {
  byte hand[2];
  bool taken[2];
  /* One page of both. */
  hand[0] = O[0];
  hand[1] = O[1];
  N[0] = hand[0];
  N[1] = hand[1];
  atomic { hand[0] = 0; hand[1] = 0 };
  do
  :: (dirty[0] && pending[0] == 0) || (dirty[1] && pending[1] == 0) -> round()
  :: break
  od;
  holder = FROZEN;
  if
  :: lease == 0
#ifdef FORCE
  :: lease != 0 -> forgot = 1; forget(0); forget(1); goto flip
#endif
  fi;
  do
  :: dirty[0] || dirty[1] -> round()
  :: else -> break
  od;
flip:
  atomic { holder = SERVING_N; flipped = 1 };
  closedO = 1
}

init {
  byte id;
  atomic {
    O[0] = 1; O[1] = 1; truth[0] = 1; truth[1] = 1; truthO[0] = 1; truthO[1] = 1;
    run bulk();
    for (id : 1 .. WRITERS) { run writer(id) }
    run reader();
    run swapper()
  }
  _nr_pr == 1;
  assert(N[0] == truth[0] || (N[0] == 0 && forgot));
  assert(N[1] == truth[1] || (N[1] == 0 && forgot))
}
