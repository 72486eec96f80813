// SPDX-License-Identifier: GPL-3.0-or-later
// Loaded into a program by LD_PRELOAD: makes the Nth call of one kind fail, as SQLite's tests do,
// so that a campaign can go through every point at which the world may break.
//
//   FAILING_CALL=write    which kind: a row of `kinds` below
//   FAILING_AT=17         which call of it, counted from 1 on entering main(); 0: none
//   FAILING_ERROR=28      errno that it fails with (28 is ENOSPC, 5 EIO, 24 EMFILE)
//   FAILING_FOREVER=1     all later ones fail too: a full disk stays full
//   FAILING_COUNT=FILE    how many calls of the kind there were is written there at the end
//
// Of stderr no call fails: nobody could be told.
#include <atomic>
#include <cerrno>
#include <cstdarg>
#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <dlfcn.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

extern "C" void* __libc_malloc(std::size_t size);  // NOLINT: glibc's own name for it

namespace {

enum Kind { Open, Read, Write, Sync, Rename, Link, Mkdir, Truncate, Map, Memory };
constexpr const char* kinds[] = {
    "open", "read", "write", "sync", "rename", "link", "mkdir", "truncate", "map", "memory"};

std::atomic<long> calls{0};
int chosen = -1;
long failing_at = 0;
int failing_error = EIO;
bool is_forever = false;
bool is_counting = false;

bool fails(Kind kind) {
    if (!is_counting || kind != chosen) return false;
    const long number = ++calls;
    const bool is_failing =
        failing_at > 0 && (is_forever ? number >= failing_at : number == failing_at);
    if (is_failing) errno = kind == Memory ? ENOMEM : failing_error;
    return is_failing;
}

template <class Function>
Function real(const char* name) {
    return reinterpret_cast<Function>(dlsym(RTLD_NEXT, name));
}

void write_count() {
    is_counting = false;
    const char* const file = std::getenv("FAILING_COUNT");
    if (file == nullptr) return;
    const int descriptor = ::open(file, O_WRONLY | O_CREAT | O_TRUNC, 0644);
    char text[32];
    const int length = std::snprintf(text, sizeof text, "%ld\n", calls.load());
    (void)!::write(descriptor, text, static_cast<std::size_t>(length));
    ::close(descriptor);
}

void begin() {
    const auto variable = [](const char* name) {
        const char* const value = std::getenv(name);
        return value == nullptr ? "" : value;
    };
    for (int kind = 0; kind <= Memory; ++kind) {
        if (std::strcmp(kinds[kind], variable("FAILING_CALL")) == 0) chosen = kind;
    }
    failing_at = std::atol(variable("FAILING_AT"));
    if (*variable("FAILING_ERROR") != '\0') failing_error = std::atoi(variable("FAILING_ERROR"));
    is_forever = *variable("FAILING_FOREVER") == '1';
    std::atexit(write_count);
    is_counting = true;
}

using Main = int (*)(int, char**, char**);
Main real_main = nullptr;

int counted_main(int count, char** arguments, char** environment) {
    begin();
    return real_main(count, arguments, environment);
}

}  // namespace

extern "C" {

int __libc_start_main(Main main,
                      int count,
                      char** arguments,
                      void (*init)(),
                      void (*fini)(),
                      void (*end)(),
                      void* stack) {
    real_main = main;
    using Start = int (*)(Main, int, char**, void (*)(), void (*)(), void (*)(), void*);
    return real<Start>("__libc_start_main")(counted_main, count, arguments, init, fini, end, stack);
}

void* malloc(std::size_t size) { return fails(Memory) ? nullptr : __libc_malloc(size); }

int open(const char* path, int flags, ...) {
    std::va_list rest;
    va_start(rest, flags);
    const int mode = (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg(rest, int) : 0;
    va_end(rest);
    static const auto call = real<int (*)(const char*, int, ...)>("open");
    return fails(Open) ? -1 : call(path, flags, mode);
}
int open64(const char* path, int flags, ...) {
    std::va_list rest;
    va_start(rest, flags);
    const int mode = (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg(rest, int) : 0;
    va_end(rest);
    static const auto call = real<int (*)(const char*, int, ...)>("open64");
    return fails(Open) ? -1 : call(path, flags, mode);
}
FILE* fopen(const char* path, const char* mode) {
    static const auto call = real<FILE* (*)(const char*, const char*)>("fopen");
    return fails(Open) ? nullptr : call(path, mode);
}
FILE* fopen64(const char* path, const char* mode) {
    static const auto call = real<FILE* (*)(const char*, const char*)>("fopen64");
    return fails(Open) ? nullptr : call(path, mode);
}
ssize_t read(int file, void* bytes, std::size_t size) {
    static const auto call = real<ssize_t (*)(int, void*, std::size_t)>("read");
    return fails(Read) ? -1 : call(file, bytes, size);
}
ssize_t pread(int file, void* bytes, std::size_t size, off_t at) {
    static const auto call = real<ssize_t (*)(int, void*, std::size_t, off_t)>("pread");
    return fails(Read) ? -1 : call(file, bytes, size, at);
}
ssize_t pread64(int file, void* bytes, std::size_t size, off64_t at) {
    static const auto call = real<ssize_t (*)(int, void*, std::size_t, off64_t)>("pread64");
    return fails(Read) ? -1 : call(file, bytes, size, at);
}
ssize_t write(int file, const void* bytes, std::size_t size) {
    static const auto call = real<ssize_t (*)(int, const void*, std::size_t)>("write");
    return file != STDERR_FILENO && fails(Write) ? -1 : call(file, bytes, size);
}
ssize_t writev(int file, const struct iovec* parts, int count) {
    static const auto call = real<ssize_t (*)(int, const struct iovec*, int)>("writev");
    return file != STDERR_FILENO && fails(Write) ? -1 : call(file, parts, count);
}
ssize_t pwrite(int file, const void* bytes, std::size_t size, off_t at) {
    static const auto call = real<ssize_t (*)(int, const void*, std::size_t, off_t)>("pwrite");
    return fails(Write) ? -1 : call(file, bytes, size, at);
}
ssize_t pwrite64(int file, const void* bytes, std::size_t size, off64_t at) {
    static const auto call = real<ssize_t (*)(int, const void*, std::size_t, off64_t)>("pwrite64");
    return fails(Write) ? -1 : call(file, bytes, size, at);
}
int fsync(int file) {
    static const auto call = real<int (*)(int)>("fsync");
    return fails(Sync) ? -1 : call(file);
}
int fdatasync(int file) {
    static const auto call = real<int (*)(int)>("fdatasync");
    return fails(Sync) ? -1 : call(file);
}
int rename(const char* from, const char* to) {
    static const auto call = real<int (*)(const char*, const char*)>("rename");
    return fails(Rename) ? -1 : call(from, to);
}
int link(const char* from, const char* to) {
    static const auto call = real<int (*)(const char*, const char*)>("link");
    return fails(Link) ? -1 : call(from, to);
}
int mkdir(const char* path, mode_t mode) {
    static const auto call = real<int (*)(const char*, mode_t)>("mkdir");
    return fails(Mkdir) ? -1 : call(path, mode);
}
int ftruncate(int file, off_t size) {
    static const auto call = real<int (*)(int, off_t)>("ftruncate");
    return fails(Truncate) ? -1 : call(file, size);
}
int ftruncate64(int file, off64_t size) {
    static const auto call = real<int (*)(int, off64_t)>("ftruncate64");
    return fails(Truncate) ? -1 : call(file, size);
}
void* mmap(void* at, std::size_t size, int protection, int flags, int file, off_t offset) {
    static const auto call = real<void* (*)(void*, std::size_t, int, int, int, off_t)>("mmap");
    return fails(Map) ? MAP_FAILED : call(at, size, protection, flags, file, offset);
}

}  // extern "C"
