;; Finds the bytes of a file that are not plain data, 64 at a time, and numbers short texts. Assembled into separators.gen.ts by
;; `npm run separators`; separator-index.ts says what the pieces of the memory are for.
;;
;; Memory
;;        0  classes       256 bytes: what each byte means, by `byteClass`
;;      256  low nibbles    16 bytes: for each low nibble which high nibbles are no plain data, a bit each
;;      272  high nibbles   16 bytes: the bit of each high nibble
;;      288  masks         17 x 16 bytes: the first n bytes of a vector
;;      576  results       0 where to go on, 4 how many ends, 8 pending
;;     1024  input         131,072 bytes and room to read beyond
;;   132352  marks         131,072 x 4 bytes
;;   656640  ends          131,072 x 4 bytes; numbers of texts (2 bytes each) when texts are numbered
;;  1180928  texts         16,384 x 32 bytes: a hash table of texts
;;  1705216  numbers       16,384 x 2 bytes: their numbers
;;
;; A mark is (position << 5) | (released since the last mark << 4) | (odd since the last mark << 3) | class; an end is the address of the
;; mark of a terminator.
(module
  (memory (export "memory") 27)

  ;; Indexes `length` bytes of the input, which stand at `base` of their block. `pending` (odd 8, released 16) goes on from where the
  ;; last call stopped. Answers how many marks there are.
  (func (export "scan") (param $length i32) (param $base i32) (param $pending i32) (result i32)
    (local $at i32) (local $bits i64) (local $position i32) (local $class i32) (local $rest i32)
    ;; The first of the next 64 bytes is data, whatever it is.
    (local $data i32)
    ;; The position behind the last release character.
    (local $released i32)
    (local $mark i32) (local $end i32) (local $bytes v128) (local $low v128) (local $high v128) (local $nibble v128)
    (local.set $low (v128.load (i32.const 256)))
    (local.set $high (v128.load (i32.const 272)))
    (local.set $nibble (i8x16.splat (i32.const 15)))
    (local.set $mark (i32.const 132352))
    (local.set $end (i32.const 656640))
    (local.set $released (i32.const -1))
    (block $done
      (loop $vectors
        (br_if $done (i32.ge_u (local.get $at) (local.get $length)))
        ;; A bit for each of 64 bytes that is no plain data: what the tables say of its nibbles, or that it is above 0x7f.
        (local.set $bits
              (i64.or
                (i64.or
                  (i64.extend_i32_u
                    (i8x16.bitmask
                      (v128.or
                        (local.tee $bytes (v128.load offset=1024 (local.get $at)))
                        (i8x16.ne
                          (v128.and
                            (i8x16.swizzle (local.get $low) (v128.and (local.get $bytes) (local.get $nibble)))
                            (i8x16.swizzle (local.get $high) (i8x16.shr_u (local.get $bytes) (i32.const 4))))
                          (v128.const i32x4 0 0 0 0)))))
                  (i64.shl
                    (i64.extend_i32_u
                      (i8x16.bitmask
                        (v128.or
                          (local.tee $bytes (v128.load offset=1040 (local.get $at)))
                          (i8x16.ne
                            (v128.and
                              (i8x16.swizzle (local.get $low) (v128.and (local.get $bytes) (local.get $nibble)))
                              (i8x16.swizzle (local.get $high) (i8x16.shr_u (local.get $bytes) (i32.const 4))))
                            (v128.const i32x4 0 0 0 0)))))
                    (i64.const 16)))
                (i64.or
                  (i64.shl
                    (i64.extend_i32_u
                      (i8x16.bitmask
                        (v128.or
                          (local.tee $bytes (v128.load offset=1056 (local.get $at)))
                          (i8x16.ne
                            (v128.and
                              (i8x16.swizzle (local.get $low) (v128.and (local.get $bytes) (local.get $nibble)))
                              (i8x16.swizzle (local.get $high) (i8x16.shr_u (local.get $bytes) (i32.const 4))))
                            (v128.const i32x4 0 0 0 0)))))
                    (i64.const 32))
                  (i64.shl
                    (i64.extend_i32_u
                      (i8x16.bitmask
                        (v128.or
                          (local.tee $bytes (v128.load offset=1072 (local.get $at)))
                          (i8x16.ne
                            (v128.and
                              (i8x16.swizzle (local.get $low) (v128.and (local.get $bytes) (local.get $nibble)))
                              (i8x16.swizzle (local.get $high) (i8x16.shr_u (local.get $bytes) (i32.const 4))))
                            (v128.const i32x4 0 0 0 0)))))
                    (i64.const 48)))))
        (if (i32.gt_u (i32.add (local.get $at) (i32.const 64)) (local.get $length))
          (then
            (local.set $bits
              (i64.and
                (local.get $bits)
                (i64.sub
                  (i64.shl (i64.const 1) (i64.extend_i32_u (i32.sub (local.get $length) (local.get $at))))
                  (i64.const 1))))))
        (if (local.get $data)
          (then
            (local.set $bits (i64.and (local.get $bits) (i64.const -2)))
            (local.set $data (i32.const 0))))
        (block $next
          (loop $special
            (br_if $next (i64.eqz (local.get $bits)))
            (local.set $position (i32.add (local.get $at) (i32.wrap_i64 (i64.ctz (local.get $bits)))))
            (local.set $bits (i64.and (local.get $bits) (i64.sub (local.get $bits) (i64.const 1))))
            (local.set $class (i32.load8_u (i32.load8_u offset=1024 (local.get $position))))
            ;; Odd bytes and release characters leave no mark of their own.
            (if (i32.and (local.get $class) (i32.const 8))
              (then
                (local.set $pending
                  (i32.or (local.get $pending) (i32.shl (i32.const 8) (i32.and (local.get $class) (i32.const 1)))))
                (if (i32.and (local.get $class) (i32.const 1))
                  (then
                    (local.set $rest (i32.sub (i32.const 63) (i32.sub (local.get $position) (local.get $at))))
                    (local.set $data (i32.eqz (local.get $rest)))
                    ;; What stands behind is data: its bit goes, if it is one of these 64.
                    (local.set $bits
                      (i64.and
                        (local.get $bits)
                        (i64.xor
                          (i64.const -1)
                          (i64.shl
                            (i64.extend_i32_u (i32.eqz (local.get $data)))
                            (i64.extend_i32_u (i32.sub (i32.const 64) (local.get $rest)))))))
                    (local.set $released (i32.add (local.get $position) (i32.const 1)))))
                (br $special)))
            (i32.store (local.get $mark)
              (i32.or
                (i32.or (i32.shl (i32.add (local.get $position) (local.get $base)) (i32.const 5)) (local.get $pending))
                (local.get $class)))
            (local.set $pending (i32.const 0))
            ;; Without a branch, since nothing tells whether this is a terminator.
            (i32.store (local.get $end) (local.get $mark))
            (local.set $end
              (i32.add (local.get $end) (i32.shl (i32.eq (local.get $class) (i32.const 2)) (i32.const 2))))
            (local.set $mark (i32.add (local.get $mark) (i32.const 4)))
            (br $special)))
        (local.set $at (i32.add (local.get $at) (i32.const 64)))
        (br $vectors)))
    ;; A release character that stands last makes the byte data that has not come yet.
    (i32.store (i32.const 576)
      (i32.add (local.get $length) (i32.eq (local.get $released) (local.get $length))))
    (i32.store (i32.const 580) (i32.shr_u (i32.sub (local.get $end) (i32.const 656640)) (i32.const 2)))
    (i32.store (i32.const 584) (local.get $pending))
    (i32.shr_u (i32.sub (local.get $mark) (i32.const 132352)) (i32.const 2)))

  ;; Numbers the texts in front of `count` marks; the first begins at `from` of the block, and the input at `base` of it. Equal texts
  ;; of up to 32 bytes, none of them odd, get equal numbers from 2 on, no text 1, all others 0. `free` is the next number; from `most` on none
  ;; is given any more. Answers the number that is free then.
  (func (export "number") (param $count i32) (param $from i32) (param $base i32) (param $free i32) (param $most i32)
        (result i32)
    (local $mark i32) (local $last i32) (local $out i32) (local $position i32) (local $length i32) (local $slot i32)
    (local $number i32) (local $tries i32) (local $at i32) (local $key v128) (local $behind v128) (local $mixed v128)
    (local.set $mark (i32.const 132352))
    (local.set $last (i32.add (local.get $mark) (i32.shl (local.get $count) (i32.const 2))))
    (local.set $out (i32.const 656640))
    (block $done
      (loop $texts
        (br_if $done (i32.ge_u (local.get $mark) (local.get $last)))
        (local.set $position (i32.shr_u (i32.load (local.get $mark)) (i32.const 5)))
        (local.set $length (i32.sub (local.get $position) (local.get $from)))
        (local.set $number (i32.eqz (local.get $length)))
        (if
          (i32.and
            (i32.lt_u (i32.sub (local.get $length) (i32.const 1)) (i32.const 32))
            (i32.eqz (i32.and (i32.load (local.get $mark)) (i32.const 8))))
          (then
            (local.set $at (i32.sub (local.get $from) (local.get $base)))
            (if (i32.le_u (local.get $length) (i32.const 16))
              (then
                (local.set $key
                  (v128.and
                    (v128.load offset=1024 (local.get $at))
                    (v128.load offset=288 (i32.shl (local.get $length) (i32.const 4)))))
                (local.set $behind (v128.const i32x4 0 0 0 0))
                (local.set $mixed (local.get $key)))
              (else
                (local.set $key (v128.load offset=1024 (local.get $at)))
                (local.set $behind
                  (v128.and
                    (v128.load offset=1040 (local.get $at))
                    (v128.load offset=32 (i32.shl (local.get $length) (i32.const 4)))))
                (local.set $mixed
                  (v128.xor
                    (local.get $key)
                    (i8x16.shuffle 5 6 7 8 9 10 11 12 13 14 15 0 1 2 3 4 (local.get $behind) (local.get $behind))))))
            (local.set $slot
              (i32.wrap_i64
                (i64.shr_u
                  (i64.mul
                    (i64.xor
                      (i64x2.extract_lane 0 (local.get $mixed))
                      (i64.mul (i64x2.extract_lane 1 (local.get $mixed)) (i64.const 0x9e3779b97f4a7c15)))
                    (i64.const 0xbf58476d1ce4e5b9))
                  (i64.const 50))))
            (local.set $tries (i32.const 4))
            (block $known
              (loop $probe
                (local.set $number (i32.load16_u offset=1705216 (i32.shl (local.get $slot) (i32.const 1))))
                (if (i32.eqz (local.get $number))
                  (then
                    (br_if $known (i32.ge_u (local.get $free) (local.get $most)))
                    (local.set $number (local.get $free))
                    (local.set $free (i32.add (local.get $free) (i32.const 1)))
                    (i32.store16 offset=1705216 (i32.shl (local.get $slot) (i32.const 1)) (local.get $number))
                    (v128.store offset=1180928 (i32.shl (local.get $slot) (i32.const 5)) (local.get $key))
                    (v128.store offset=1180944 (i32.shl (local.get $slot) (i32.const 5)) (local.get $behind))
                    (br $known)))
                (br_if $known
                  (i32.eqz
                    (v128.any_true
                      (v128.or
                        (v128.xor
                          (v128.load offset=1180928 (i32.shl (local.get $slot) (i32.const 5)))
                          (local.get $key))
                        (v128.xor
                          (v128.load offset=1180944 (i32.shl (local.get $slot) (i32.const 5)))
                          (local.get $behind))))))
                (local.set $number (i32.const 0))
                (local.set $slot (i32.and (i32.add (local.get $slot) (i32.const 1)) (i32.const 16383)))
                (local.set $tries (i32.sub (local.get $tries) (i32.const 1)))
                (br_if $probe (local.get $tries))))))
        (i32.store16 (local.get $out) (local.get $number))
        (local.set $out (i32.add (local.get $out) (i32.const 2)))
        (local.set $from (i32.add (local.get $position) (i32.const 1)))
        (local.set $mark (i32.add (local.get $mark) (i32.const 4)))
        (br $texts)))
    (local.get $free))

  ;; Forgets all numbers.
  (func (export "forget")
    (memory.fill (i32.const 1705216) (i32.const 0) (i32.const 32768))))
