/*
 * A live migration from engine O to engine N (SWAP.md sections 1 to 3; EngineSlot, Marks, Swap, Copier).
 *
 * One key; 0 is "absent"; O begins with 1. O decides everything until the holder names N. The swapper is also the copier:
 * a copier that hangs is the matter of gate.pml. A clear is a removal with a flag of its own, as it is for every key.
 *
 * Checked at every engine call and at every read: each write meets the last effect, each read gives what was the truth at
 * some moment of its call; absent is right only where something was forgotten (evicted, forced, cold). After a forced flip
 * the writers that are stuck in O have a time line of their own, which only reads that began before the flip may see.
 *
 * Sizes:    WRITERS, OPS (of each writer), READS (of the one reader); OP fixes what the first writer does, OP2 the second
 * Choices:  EVICT (N forgets the key once, at any moment), EVICTO (O does), CLOSEDMISS (a closed O answers a miss, not "closed"),
 *           FORCE (any waiting may end: cold flip before the old writers left, else forced flip, also in the middle of the
 *           scan), DIE (O dies, answers get lost), UNFREEZE (the freeze is given up once, also before it is drained),
 *           CANCEL (the first swap is cancelled at any moment, a second one follows with new marks and a new N)
 * Faults:   F_NOLEASE        writers are not counted
 *           F_NOGRACE        copies before the writers of the holder before have left
 *           F_NODRAIN        the freeze does not wait for the writers inside
 *           F_NOMARK         a write leaves no mark
 *           F_CLAIMLATE      a mark is cleared after its copy
 *           F_NORESCAN       no new scan after a clear
 *           F_NORECHECK      a miss is believed though the holder changed (with CLOSEDMISS)
 *           F_NOVALIDATE2    the holder is not looked at again after the intent (with FORCE)
 *           F_NOPENDING      a forced flip forgets only finished marks (with FORCE)
 *           F_COLDKEEP       the copy is kept though writers without marks are inside (with FORCE)
 *           F_NOCHAIN        the second swap waits only for the writers of the holder just before it (with CANCEL)
 *           F_NOCHAIN2       the second freeze waits only for the writers since the first (with UNFREEZE)
 *           F_OLDMARKS       the second swap goes on with the marks and the copy of the first (with CANCEL)
 *           F_MARKEFFECT     a removal that found nothing leaves no mark (with EVICTO)
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

/* Phases of a holder. */
#define SERVING_O 0
#define MARKING 1
#define FROZEN 2
#define SERVING_N 3

/* Operations. */
#define PUT 0
#define REMOVE 1
#define PUT_IF_ABSENT 2
#define COMPUTE 3
#define CLEAR 4

byte O = 1, N = 0;
bool closedO = 0, deadO = 0;

/* The holder is its number; writers inside it; which set of marks it has. */
byte holder = 0, phase[HOLDERS], lease[HOLDERS], marks[HOLDERS];

/* The mark of the key, and that of a clear, in each of two sets of marks. */
byte pending[2], clearing[2];
bool dirty[2], cleared[2];

/* What is not in the program: the truth; the time line of O; what the reader may give. */
byte truth = 1, truthO = 1, allowed = 0;
bool flipped = 0, forgot = 0, reading = 0, before = 0;

inline changes(value) {
  truth = value;
  if :: !flipped -> truthO = value :: else fi;
  if :: reading -> allowed = allowed | (1 << value) :: else fi
}

inline has(value) {
  if
  :: phase[met] == SERVING_N -> N = value; changes(value)
  :: phase[met] != SERVING_N && !flipped -> O = value; changes(value)
  :: else -> O = value; truthO = value; if :: reading && before -> allowed = allowed | (1 << value) :: else fi
  fi
}

inline endMark() {
  if
  :: phase[met] == MARKING ->
    atomic {
      if
      :: op == CLEAR -> clearing[marks[met]]--; cleared[marks[met]] = 1
      :: else -> pending[marks[met]]--; dirty[marks[met]] = 1
      fi
    }
  :: else
  fi
}

inline leaves() {
#ifndef F_NOLEASE
  lease[met]--
#else
  skip
#endif
}

proctype writer(byte id) {
  byte met, op, value, seen, found, done = 0;
  bool unknown;
  do
  :: done < OPS ->
    atomic {
      done++;
      if
#ifdef OP
      :: id == 0 -> op = OP
#ifdef OP2
      :: id != 0 -> op = OP2
#else
      :: id != 0 -> if :: op = PUT :: op = REMOVE :: op = PUT_IF_ABSENT :: op = COMPUTE :: op = CLEAR fi
#endif
#else
      :: op = PUT :: op = REMOVE :: op = PUT_IF_ABSENT :: op = COMPUTE :: op = CLEAR
#endif
      fi;
      value = 1 + id * OPS + done
    };
    if
    :: op == COMPUTE ->
look: met = holder;
      if
      :: phase[met] == SERVING_N -> seen = N
      :: phase[met] != SERVING_N && (closedO || deadO) -> holder != met; goto look
      :: else -> seen = O
      fi
    :: else
    fi;
again:
    met = holder;
    if :: phase[met] == FROZEN -> holder != met; goto again :: else fi;
#ifndef F_NOLEASE
    lease[met]++;
    if :: holder != met -> lease[met]--; goto again :: else fi;
#endif
    if
    :: phase[met] == MARKING ->
      atomic { if :: op == CLEAR -> clearing[marks[met]]++ :: else -> pending[marks[met]]++ fi };
#ifndef F_NOVALIDATE2
      if :: holder != met -> endMark(); leaves(); goto again :: else fi
#endif
    :: else
    fi;
    /* The call of the engine. A writer may be stuck just before it for ever so long. */
    atomic {
      if
      :: phase[met] != SERVING_N && closedO -> endMark(); leaves(); goto closed
      :: phase[met] != SERVING_N && deadO && !closedO -> skip
      :: else ->
        unknown = 0;
        if
        :: phase[met] == SERVING_N -> found = N; assert(found == truth || (found == 0 && forgot))
        :: else -> found = O; assert(found == truthO || (found == 0 && forgot))
        fi;
#ifdef DIE
        if :: phase[met] != SERVING_N -> unknown = 1 :: skip fi;
#endif
        if
        :: op == PUT -> has(value)
        :: op == REMOVE || op == CLEAR -> has(0)
        :: op == PUT_IF_ABSENT && found == 0 -> has(value)
        :: op == COMPUTE && found == seen -> has(value)
        :: else
        fi;
        if :: unknown -> deadO = 1 :: else fi
      fi
    };
#ifdef F_MARKEFFECT
    if :: phase[met] == MARKING && op == REMOVE && found == 0 -> pending[marks[met]]--; goto left :: else fi;
#endif
#ifdef F_NOMARK
    if :: phase[met] == MARKING && op != CLEAR -> pending[marks[met]]-- :: else -> endMark() fi;
#else
    endMark();
#endif
left:
    leaves();
    atomic { met = 0; seen = 0; found = 0; unknown = 0 };
    goto next;
closed:
    holder != met;
    goto again;
next:
    skip
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
      :: phase[met] == SERVING_N -> value = N
      :: phase[met] != SERVING_N && (closedO || deadO) ->
#ifdef CLOSEDMISS
        if :: closedO -> value = 0 :: else -> goto closed fi
#else
        goto closed
#endif
      :: else -> value = O
      fi
    };
#ifndef F_NORECHECK
    if :: value == 0 && holder != met -> goto again :: else fi;
#endif
    goto given;
closed:
    holder != met;
    goto again;
given:
    atomic {
      assert((allowed & (1 << value)) || (value == 0 && forgot));
      reading = 0; allowed = 0; value = 0; met = 0; before = 0
    }
  :: else -> break
  od
}

inline install(next) {
  atomic { phase[holder + 1] = next; marks[holder + 1] = set; holder = holder + 1 }
}

/* Waits for the writers of all holders up to that one; each is seen empty once. */
inline drain(upTo) {
  do
  :: drained <= upTo ->
    if
    :: lease[drained] == 0 -> drained++
#ifdef FORCE
    :: lease[drained] != 0 -> late = 1; break
#endif
    fi
  :: else -> break
  od
}

inline page() {
  atomic { if :: deadO :: else -> hand = O; scanned = 1 fi };
  if :: hand != 0 -> N = hand; hand = 0 :: else fi
}

inline round() {
  if :: cleared[set] -> cleared[set] = 0; N = 0;
#ifndef F_NORESCAN
    scanned = 0
#endif
  :: else
  fi;
#ifdef F_CLAIMLATE
  if :: dirty[set] && pending[set] == 0 -> hand = O; N = hand; hand = 0; dirty[set] = 0 :: else fi
#else
  atomic { if :: dirty[set] && pending[set] == 0 -> dirty[set] = 0; claimed = 1 :: else fi };
  if
  :: claimed ->
    atomic { if :: deadO -> goto dead :: else -> hand = O fi };
    N = hand;
    atomic { claimed = 0; hand = 0 }
  :: else
  fi
#endif
}

#ifdef CANCEL
#define CANCELLED :: swaps == 0 -> goto cancel
#else
#define CANCELLED
#endif

proctype swapper() {
  byte hand = 0, set = 0, drained = 0, swaps = 0, tries = 0;
  bool claimed = 0, scanned = 0, late = 0;
start:
  install(MARKING);
#ifndef F_NOGRACE
#ifdef F_NOCHAIN
  drained = holder - 1;
#endif
  drain(holder - 1);
#else
  drained = holder;
#endif
  if
  :: late ->
#ifdef F_COLDKEEP
    page();
#endif
    goto cold
  :: else
  fi;
marking:
  do
  :: deadO -> break
  :: !deadO && !scanned -> page()
  :: !deadO && (cleared[set] || (dirty[set] && pending[set] == 0)) -> round()
  :: !deadO && scanned -> break
#ifdef FORCE
  :: !deadO && !scanned -> late = 1; break
#endif
  CANCELLED
  od;
  install(FROZEN);
#ifdef UNFREEZE
  if :: tries == 0 -> goto unfreeze :: skip fi;
#endif
#ifdef CANCEL
  if :: swaps == 0 -> goto cancel :: skip fi;
#endif
#ifndef F_NODRAIN
  drain(holder);
#endif
  do
  :: deadO || late -> goto forced
  :: !deadO && !late && (dirty[set] || cleared[set]) -> round()
  :: !deadO && !late && !dirty[set] && !cleared[set] && !scanned -> page()
  :: !deadO && !late && !dirty[set] && !cleared[set] && scanned -> break
#ifdef UNFREEZE
  :: tries == 0 -> goto unfreeze
#endif
  CANCELLED
  od;
  goto flip;
unfreeze:
  tries = 1;
  install(MARKING);
#ifdef F_NOCHAIN2
  drained = holder;
#endif
  goto marking;
cancel:
  atomic { swaps = 1; scanned = 0; hand = 0; claimed = 0; tries = 0; install(SERVING_O) };
#ifndef F_OLDMARKS
  set = 1;
  N = 0;
#else
  scanned = 1;
#endif
  goto start;
dead:
  if :: phase[holder] == MARKING -> install(FROZEN) :: else fi;
  goto forced;
cold:
  forgot = 1;
#ifndef F_COLDKEEP
  N = 0;
#endif
  install(FROZEN);
  goto flip;
forced:
  forgot = 1;
#ifdef F_NOPENDING
  if :: dirty[set] || claimed -> N = 0 :: else fi;
#else
  if :: pending[set] > 0 || dirty[set] || claimed -> N = 0 :: else fi;
#endif
  if :: clearing[set] > 0 || cleared[set] -> N = 0 :: else fi;
flip:
  atomic { install(SERVING_N); flipped = 1 };
  closedO = 1
}

/* Forgets once, at any moment. */
proctype evictor() {
  if
#ifdef EVICT
  :: atomic { N != 0 -> N = 0; forgot = 1 }
#endif
#ifdef EVICTO
  :: atomic { O != 0 -> O = 0; if :: !flipped -> forgot = 1 :: else fi }
#endif
  :: flipped
  fi
}

init {
  byte id;
  atomic {
    for (id : 0 .. WRITERS - 1) { run writer(id) }
    run reader();
    run swapper();
#if defined(EVICT) || defined(EVICTO)
    run evictor()
#endif
  }
  _nr_pr == 1;
  assert(N == truth || (N == 0 && forgot))
}
