/*
 * The lease of a holder with more than one counter (SWAP.md section 1, "lease"; WriterLease, EngineSlot.write).
 *
 * One counter until two writers meet in it; from then on an array of counters as well. The swapper replaces the holder, then
 * looks at one counter after the other until it saw all of them empty in one go.
 *
 * Checked: once the swapper saw the lease empty, nobody is inside who found the holder unchanged after he entered, nor comes
 * inside; and at the end all counters are zero.
 *
 * Sizes:    WRITERS, OPS, STRIPES (which of them a thread takes is open: any of them, at each entry)
 * Choices:  FIRSTFIRST (the single counter is looked at before the array: the order does not matter)
 * Faults:   F_NOVALIDATE     the holder is not looked at again after the entry
 *           F_EARLY          the holder is looked at again before the entry
 *           F_OLDARRAY       the swapper reads which array there is before it replaces the holder
 *           F_ARRAYONLY      the single counter is no longer looked at once there is an array
 *           F_NOTCOMPARED    the single counter is read and written, not compared and set
 *           F_TWOARRAYS      two writers who widen at once make two arrays
 *           F_EXITBYARRAY    who entered by the single counter leaves by the array once there is one
 */
#ifndef WRITERS
#define WRITERS 3
#endif
#ifndef OPS
#define OPS 1
#endif
#ifndef STRIPES
#define STRIPES 2
#endif
#define FIRST 255

/* An array is known by its number, 0 for none; its counters follow each other. */
byte holder = 0, first = 0, array = 0, arrays = 0;
short counter[(WRITERS + 1) * STRIPES];
bool drained = 0;
byte inside = 0;

inline widen() {
#ifdef F_TWOARRAYS
  present = array;
  if :: present == 0 -> atomic { arrays++; present = arrays }; array = present :: else fi
#else
  atomic { if :: array == 0 -> arrays++; array = arrays :: else fi; present = array }
#endif
}

inline enter() {
  present = array;
  stripe = FIRST;
  if
  :: present == 0 ->
    count = first;
#ifdef F_NOTCOMPARED
    first = count + 1;
#else
    atomic { if :: first == count -> first = count + 1 :: else -> stripe = 0 fi };
    if :: stripe != FIRST -> widen() :: else fi
#endif
  :: else -> stripe = 0
  fi;
  if
  :: stripe != FIRST -> atomic { select(stripe : 0 .. STRIPES - 1); counter[present * STRIPES + stripe]++ }
  :: else
  fi
}

inline exit() {
  present = array;
#ifdef F_EXITBYARRAY
  if :: stripe == FIRST && present != 0 -> stripe = 0 :: else fi;
#endif
  if
  :: stripe == FIRST || present == 0 -> first--
  :: else -> counter[present * STRIPES + stripe]--
  fi;
  atomic { present = 0; stripe = 0; count = 0 }
}

proctype writer() {
  byte met, present, stripe, count, done = 0;
  do
  :: done < OPS ->
    done++;
again:
    met = holder;
    if :: met != 0 -> break :: else fi;
#ifdef F_EARLY
    if :: holder != met -> goto again :: else fi;
#endif
    enter();
#ifndef F_NOVALIDATE
#ifndef F_EARLY
    if :: holder != met -> exit(); goto again :: else fi;
#endif
#endif
    atomic { inside++; assert(!drained) };
    inside--;
    exit()
  :: else -> break
  od
}

proctype swapper() {
  byte present, stripe;
#ifdef F_OLDARRAY
  present = array;
#endif
  holder = 1;
scan:
#ifndef F_OLDARRAY
  present = array;
#endif
  stripe = 0;
#ifdef FIRSTFIRST
  if :: first != 0 -> first == 0; goto scan :: else fi;
#endif
  do
  :: present != 0 && stripe < STRIPES ->
    if
    :: counter[present * STRIPES + stripe] != 0 -> counter[present * STRIPES + stripe] == 0; goto scan
    :: else -> stripe++
    fi
  :: else -> break
  od;
#ifndef FIRSTFIRST
#ifdef F_ARRAYONLY
  if :: present != 0 -> goto allSeen :: else fi;
#endif
  if :: first != 0 -> first == 0; goto scan :: else fi;
#endif
allSeen:
  atomic { drained = 1; assert(inside == 0) }
}

init {
  byte at;
  atomic {
    for (at : 1 .. WRITERS) { run writer() }
    run swapper()
  }
  _nr_pr == 1;
  assert(first == 0);
  for (at : 0 .. (WRITERS + 1) * STRIPES - 1) { assert(counter[at] == 0) }
}
