/*
 * The gate between the copier and the new engine N (SWAP.md section 2, "forced flip"; Swap, Copier, Marks).
 *
 * The copier runs on a thread of its own and may hang in O or in N for ever so long: every one of its steps may be its last
 * for a while. Before each call of N it enters the gate and looks whether it is still alive. The swapper may abandon it at
 * any moment: it declares it dead, then looks into the gate. Is it empty, N takes over without what is in doubt. Is it not,
 * N cannot be used and a new empty engine C takes over. Whoever wakes later must not write into an engine that serves.
 *
 * What the copier took from the marks and did not finish is in doubt too. So it notes what it takes, a key or a clear,
 * before it takes it; and the swapper looks at the marks first and at these notes after that.
 *
 * One key; 0 is "absent"; O begins with 1; the migration begins with holder MARKING, after the writers without marks left.
 *
 * Checked: the copier never writes into N while N serves; each write meets the last effect or what was forgotten; each read
 * gives what was the truth at some moment of its call.
 *
 * Sizes:    WRITERS, OPS, READS
 * Faults:   F_NOGATE         calls N without a look whether it is alive
 *           F_LOOKFIRST      looks whether it is alive, then enters
 *           F_BUSY           N takes over though the copier is in the gate
 *           F_NOTELATE       a key is noted after it was taken from the marks
 *           F_NOTESFIRST     the swapper looks at the notes first and at the marks after that
 *           F_NOCLEARNOTE    a clear that was taken is not noted
 *           F_NOABANDON      N takes over while the copier goes on
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

#define MARKING 0
#define FROZEN 1
#define SERVING_N 2
#define SERVING_C 3

#define PUT 0
#define REMOVE 1
#define CLEAR 2

byte O = 1, N = 0, C = 0;
byte holder = MARKING, lease = 0;
bool closedO = 0;

byte pending = 0, clearing = 0;
bool dirty = 0, cleared = 0;

/* The copier: what it noted, whether it is in the gate, alive, and has nothing left to do. */
bool notedKey = 0, notedClear = 0, inGate = 0, alive = 1, finished = 0;
bool drained = 0;

/* Not in the program. */
byte truth = 1, truthO = 1, allowed = 0;
bool flipped = 0, forgot = 0, reading = 0, before = 0;

inline changes(value) {
  truth = value;
  if :: !flipped -> truthO = value :: else fi;
  if :: reading -> allowed = allowed | (1 << value) :: else fi
}

inline has(value) {
  if
  :: met == SERVING_N -> N = value; changes(value)
  :: met == SERVING_C -> C = value; changes(value)
  :: met == MARKING && !flipped -> O = value; changes(value)
  :: else -> O = value; truthO = value; if :: reading && before -> allowed = allowed | (1 << value) :: else fi
  fi
}

proctype writer(byte id) {
  byte met, op, done = 0;
  bool effect;
  do
  :: done < OPS ->
    atomic {
      done++;
      if :: op = PUT :: op = REMOVE :: op = CLEAR fi
    };
again:
    met = holder;
    if :: met == FROZEN -> holder != FROZEN; goto again :: else fi;
    if :: met == MARKING -> lease++ :: else fi;
    if :: holder != met -> if :: met == MARKING -> lease-- :: else fi; goto again :: else fi;
    if
    :: met == MARKING ->
      if :: op == CLEAR -> clearing++ :: else -> pending++ fi;
      if
      :: holder != met ->
        atomic { if :: op == CLEAR -> clearing--; cleared = 1 :: else -> pending--; dirty = 1 fi };
        lease--;
        goto again
      :: else
      fi
    :: else
    fi;
    atomic {
      effect = !(met == MARKING && closedO);
      if
      :: effect ->
        if
        :: met == SERVING_N -> assert(N == truth || (N == 0 && forgot))
        :: met == SERVING_C -> assert(C == truth || (C == 0 && forgot))
        :: else -> assert(O == truthO)
        fi;
        if :: op == PUT -> has(1 + id * OPS + done) :: else -> has(0) fi
      :: else
      fi
    };
    if
    :: met == MARKING ->
      atomic { if :: op == CLEAR -> clearing--; cleared = 1 :: else -> pending--; dirty = 1 fi };
      lease--
    :: else
    fi;
    if :: !effect -> goto again :: else fi
  :: else -> break
  od
}

proctype reader() {
  byte met, value, done = 0;
  do
  :: done < READS ->
    atomic { done++; allowed = 1 << truth; reading = 1; before = !flipped };
again:
    met = holder;
    atomic {
      if
      :: met == SERVING_N -> value = N
      :: met == SERVING_C -> value = C
      :: met <= FROZEN && closedO -> goto again
      :: else -> value = O
      fi
    };
    if :: value == 0 && holder != met -> goto again :: else fi;
    atomic {
      assert((allowed & (1 << value)) || (value == 0 && forgot));
      reading = 0; allowed = 0; value = 0; met = 0; before = 0
    }
  :: else -> break
  od
}

/* One call of N. */
inline callN(content) {
#ifdef F_LOOKFIRST
  if :: !alive -> goto dead :: else fi;
  inGate = 1;
#else
  inGate = 1;
#ifndef F_NOGATE
  if :: !alive -> inGate = 0; goto dead :: else fi;
#endif
#endif
  atomic { assert(holder != SERVING_N); N = content };
  inGate = 0
}

proctype copier() {
  byte hand = 0;
  bool scanned = 0, taken = 0;
  do
  :: !scanned ->
    scanned = 1;
    hand = O;
    if :: hand != 0 -> callN(hand); hand = 0 :: else fi
  :: cleared ->
#ifndef F_NOCLEARNOTE
    notedClear = 1;
#endif
    cleared = 0;
    callN(0);
    notedClear = 0;
    scanned = 0
  :: dirty && pending == 0 ->
#ifndef F_NOTELATE
    notedKey = 1;
#endif
    atomic { taken = dirty && pending == 0; if :: taken -> dirty = 0 :: else fi };
#ifdef F_NOTELATE
    notedKey = taken;
#endif
    if :: taken -> hand = O; callN(hand); atomic { hand = 0; taken = 0 } :: else fi;
    notedKey = 0
  :: !alive -> break
  :: drained && scanned && !dirty && !cleared -> finished = 1; break
  od;
dead:
  skip
}

proctype swapper() {
  bool forgetKey = 0, forgetAll = 0;
  holder = FROZEN;
  if
  :: lease == 0 -> drained = 1
  :: lease != 0
  fi;
  if
  :: finished -> goto flip
  :: !finished -> skip
  fi;
  /* Now it is late. */
#ifndef F_NOABANDON
  alive = 0;
#endif
#ifndef F_BUSY
  if
  :: inGate -> goto cold
  :: !inGate
  fi;
#endif
#ifdef F_NOTESFIRST
  forgetKey = notedKey;
  forgetAll = notedClear;
  forgetKey = forgetKey || dirty || pending > 0;
  forgetAll = forgetAll || cleared || clearing > 0;
#else
  forgetKey = dirty || pending > 0;
  forgetAll = cleared || clearing > 0;
  forgetKey = forgetKey || notedKey;
  forgetAll = forgetAll || notedClear;
#endif
  forgot = 1;
  if :: forgetKey || forgetAll -> N = 0 :: else fi;
flip:
  atomic { holder = SERVING_N; flipped = 1 };
  goto close;
cold:
  atomic { holder = SERVING_C; flipped = 1; forgot = 1 };
close:
  closedO = 1
}

init {
  byte id;
  atomic {
    for (id : 0 .. WRITERS - 1) { run writer(id) }
    run reader();
    run copier();
    run swapper()
  }
  _nr_pr == 1;
  assert(holder != SERVING_N || N == truth || (N == 0 && forgot));
  assert(holder != SERVING_C || C == truth || C == 0)
}
