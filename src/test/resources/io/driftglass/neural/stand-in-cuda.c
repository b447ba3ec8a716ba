/* A stand-in for libcudart and libcublas on memory of the processor. Addresses of the "device" carry
   a mark that no address here has, so that what is mistaken for one is refused or ends the process. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define MARK ((uint64_t) 0x5555 << 48)
#define OF_DEVICE(p) (((uint64_t) (p) >> 48) == 0x5555)
#define REAL(p) ((void *) ((uint64_t) (p) ^ MARK))

#ifdef RUNTIME
static int allocations;
static int live;

int standInAllocations(void) { return allocations; }
int standInLive(void) { return live; }

const char *cudaGetErrorString(int error) {
  return error == 2 ? "out of memory" : error == 100 ? "no CUDA-capable device is detected"
                                                     : "invalid argument";
}

int cudaGetDeviceCount(int *count) {
#ifdef CRASH
  abort();
#endif
#ifdef HANG
  for (;;) sleep(1);
#endif
#ifdef NO_DEVICE
  return 100;
#endif
  *count = 1;
  return 0;
}

int cudaMalloc(void **pointer, size_t size) {
#ifdef NO_MEMORY
  return 2;
#endif
  *pointer = REAL(malloc(size));
  allocations++;
  live++;
  return 0;
}

int cudaFree(void *pointer) {
  if (!OF_DEVICE(pointer)) return 1;
  free(REAL(pointer));
  live--;
  return 0;
}

int cudaMemcpy(void *to, const void *from, size_t count, int kind) {
  if (kind == 1 && OF_DEVICE(to) && !OF_DEVICE(from)) memcpy(REAL(to), from, count);
  else if (kind == 2 && !OF_DEVICE(to) && OF_DEVICE(from)) memcpy(to, REAL(from), count);
  else return 1;
  return 0;
}
#else
static int handle;

int cublasCreate_v2(void **created) {
  *created = &handle;
  return 0;
}

int cublasGetVersion_v2(void *given, int *version) {
  *version = 120405;
  return given == &handle ? 0 : 1;
}

#ifndef NO_SGEMM
static float at(const float *x, int transposed, int ld, int row, int column) {
  return transposed ? x[column + (size_t) row * ld] : x[row + (size_t) column * ld];
}

int cublasSgemm_v2(void *given, int ta, int tb, int m, int n, int k, const float *alpha,
                   const float *a, int lda, const float *b, int ldb, const float *beta, float *c,
                   int ldc) {
  if (given != &handle) return 1;
  if (lda < (ta ? k : m) || ldb < (tb ? n : k) || ldc < m) return 7;
  if (!OF_DEVICE(a) || !OF_DEVICE(b) || !OF_DEVICE(c)) return 7;
#ifdef FAILS
  return 13;
#endif
  a = REAL(a);
  b = REAL(b);
  c = REAL(c);
  for (int column = 0; column < n; column++) {
    for (int row = 0; row < m; row++) {
      float sum = 0;
      for (int i = 0; i < k; i++) sum += at(a, ta, lda, row, i) * at(b, tb, ldb, i, column);
      float *to = c + row + (size_t) column * ldc;
      *to = *alpha * sum + (*beta == 0 ? 0 : *beta * *to);
#ifdef WRONG
      *to += 1;
#endif
    }
  }
  return 0;
}
#endif
#endif
