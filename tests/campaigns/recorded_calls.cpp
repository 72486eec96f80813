// SPDX-License-Identifier: GPL-3.0-or-later
// Loaded into a program by LD_PRELOAD: writes down every call that changes the disk, with its
// bytes, so that a campaign can make each state that a kill or a power cut would have left.
//
//   RECORDED_CALLS=FILE   where to
//
// One record a call: a line of the call's name, inode, offset, length and path (parted by tabs; of
// a second path only where there is one), then so many bytes as the length says. The lock makes the
// order of the records that of the calls.
#include <atomic>
#include <cerrno>
#include <climits>
#include <cstdarg>
#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <dlfcn.h>
#include <fcntl.h>
#include <mutex>
#include <string>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

namespace {

template <class Function>
Function real(const char* name) {
    return reinterpret_cast<Function>(dlsym(RTLD_NEXT, name));
}

std::recursive_mutex& lock() {
    static std::recursive_mutex mutex;
    return mutex;
}

int log_file() {
    static const int file = [] {
        const char* const name = std::getenv("RECORDED_CALLS");
        static const auto call = real<int (*)(const char*, int, ...)>("open");
        return name == nullptr ? -1 : call(name, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
    }();
    return file;
}

std::string absolute(int folder, const char* path) {
    if (path[0] == '/') return path;
    char name[PATH_MAX] = {};
    if (folder == AT_FDCWD) {
        if (::getcwd(name, sizeof name) == nullptr) return path;
    } else {
        const std::string link = "/proc/self/fd/" + std::to_string(folder);
        if (::readlink(link.c_str(), name, sizeof name - 1) < 0) return path;
    }
    return std::string{name} + "/" + path;
}

void put(const std::string& text) {
    static const auto call = real<ssize_t (*)(int, const void*, std::size_t)>("write");
    if (log_file() >= 0) (void)!call(log_file(), text.data(), text.size());
}

void note(const char* name,
          unsigned long inode,
          long offset,
          const std::string& bytes,
          const std::string& paths) {
    const int error = errno;
    put(std::string{name} + '\t' + std::to_string(inode) + '\t' + std::to_string(offset) + '\t' +
        std::to_string(bytes.size()) + '\t' + paths + '\n' + bytes);
    errno = error;
}

/// 0 for what is no file of a disk.
unsigned long inode_of(int file) {
    struct stat status {};
    if (::fstat(file, &status) != 0) return 0;
    return S_ISREG(status.st_mode) || S_ISDIR(status.st_mode) ? status.st_ino : 0;
}

void note_file(const char* name, int file, long offset, const std::string& bytes) {
    if (const unsigned long inode = inode_of(file); inode != 0 && file != log_file()) {
        note(name, inode, offset, bytes, "");
    }
}

bool is_there(const std::string& path) {
    struct stat status {};
    return ::lstat(path.c_str(), &status) == 0;
}

/// What C's own buffered files have written goes by no call that can be seen from here.
void note_content(int file) {
    static const auto call = real<int (*)(const char*, int, ...)>("open");
    struct stat status {};
    if (::fstat(file, &status) != 0 || !S_ISREG(status.st_mode)) return;
    const int same = call(("/proc/self/fd/" + std::to_string(file)).c_str(), O_RDONLY | O_CLOEXEC);
    if (same < 0) return;
    std::string bytes(static_cast<std::size_t>(status.st_size), '\0');
    std::size_t got = 0;
    while (got < bytes.size()) {
        const ssize_t read = ::read(same, bytes.data() + got, bytes.size() - got);
        if (read <= 0) break;
        got += static_cast<std::size_t>(read);
    }
    ::close(same);
    if (got == bytes.size()) note("content", status.st_ino, 0, bytes, "");
}

template <class Open>
int open_noted(int folder, const char* path, int flags, Open call) {
    const std::lock_guard guard{lock()};
    const std::string full = absolute(folder, path);
    const bool was_there = is_there(full);
    const int file = call();
    if (file < 0) return file;
    if ((flags & O_CREAT) != 0 && !was_there) note("create", inode_of(file), 0, "", full);
    if ((flags & O_TRUNC) != 0 && was_there) note_file("truncate", file, 0, "");
    return file;
}

template <class Call>
int path_noted(const char* name, const std::string& paths, Call call) {
    const std::lock_guard guard{lock()};
    const int status = call();
    if (status == 0) note(name, 0, 0, "", paths);
    return status;
}

long place_of(int file, std::size_t written) {
    return ::lseek(file, 0, SEEK_CUR) - static_cast<long>(written);
}

mode_t mode_of(int flags, std::va_list& rest) {
    return (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg(rest, mode_t) : 0;
}

}  // namespace

extern "C" {

int open(const char* path, int flags, ...) {
    std::va_list rest;
    va_start(rest, flags);
    const mode_t mode = mode_of(flags, rest);
    va_end(rest);
    static const auto call = real<int (*)(const char*, int, ...)>("open");
    return open_noted(AT_FDCWD, path, flags, [&] { return call(path, flags, mode); });
}
int open64(const char* path, int flags, ...) {
    std::va_list rest;
    va_start(rest, flags);
    const mode_t mode = mode_of(flags, rest);
    va_end(rest);
    static const auto call = real<int (*)(const char*, int, ...)>("open64");
    return open_noted(AT_FDCWD, path, flags, [&] { return call(path, flags, mode); });
}
int openat(int folder, const char* path, int flags, ...) {
    std::va_list rest;
    va_start(rest, flags);
    const mode_t mode = mode_of(flags, rest);
    va_end(rest);
    static const auto call = real<int (*)(int, const char*, int, ...)>("openat");
    return open_noted(folder, path, flags, [&] { return call(folder, path, flags, mode); });
}
FILE* fopen(const char* path, const char* mode) {
    static const auto call = real<FILE* (*)(const char*, const char*)>("fopen");
    const int flags = mode[0] == 'w' ? O_CREAT | O_TRUNC : mode[0] == 'a' ? O_CREAT : 0;
    FILE* file = nullptr;
    open_noted(AT_FDCWD, path, flags, [&] {
        file = call(path, mode);
        return file == nullptr ? -1 : ::fileno(file);
    });
    return file;
}
FILE* fopen64(const char* path, const char* mode) { return fopen(path, mode); }

ssize_t write(int file, const void* bytes, std::size_t size) {
    static const auto call = real<ssize_t (*)(int, const void*, std::size_t)>("write");
    const std::lock_guard guard{lock()};
    const ssize_t done = call(file, bytes, size);
    if (done > 0) {
        const auto count = static_cast<std::size_t>(done);
        note_file("write", file, place_of(file, count), {static_cast<const char*>(bytes), count});
    }
    return done;
}
ssize_t writev(int file, const struct iovec* parts, int count) {
    ssize_t all = 0;
    for (int at = 0; at < count; ++at) {
        const ssize_t done = write(file, parts[at].iov_base, parts[at].iov_len);
        if (done < 0) return all > 0 ? all : done;
        all += done;
    }
    return all;
}
ssize_t pwrite(int file, const void* bytes, std::size_t size, off_t at) {
    static const auto call = real<ssize_t (*)(int, const void*, std::size_t, off_t)>("pwrite");
    const std::lock_guard guard{lock()};
    const ssize_t done = call(file, bytes, size, at);
    if (done > 0) {
        note_file(
            "write", file, at, {static_cast<const char*>(bytes), static_cast<std::size_t>(done)});
    }
    return done;
}
ssize_t pwrite64(int file, const void* bytes, std::size_t size, off64_t at) {
    return pwrite(file, bytes, size, at);
}
ssize_t sendfile(int to, int from, off_t* at, std::size_t size) {
    std::string bytes(size < (1U << 20U) ? size : 1U << 20U, '\0');
    const ssize_t got = at == nullptr ? ::read(from, bytes.data(), bytes.size())
                                      : ::pread(from, bytes.data(), bytes.size(), *at);
    if (got <= 0) return got;
    const ssize_t done = write(to, bytes.data(), static_cast<std::size_t>(got));
    if (at != nullptr && done > 0) *at += done;
    return done;
}
ssize_t sendfile64(int to, int from, off64_t* at, std::size_t size) {
    return sendfile(to, from, at, size);
}
// Whoever asks falls back to sendfile().
ssize_t copy_file_range(int, off64_t*, int, off64_t*, std::size_t, unsigned) {
    errno = ENOSYS;
    return -1;
}
int ftruncate(int file, off_t size) {
    static const auto call = real<int (*)(int, off_t)>("ftruncate");
    const std::lock_guard guard{lock()};
    const int status = call(file, size);
    if (status == 0) note_file("truncate", file, size, "");
    return status;
}
int ftruncate64(int file, off64_t size) { return ftruncate(file, size); }
int fsync(int file) {
    static const auto call = real<int (*)(int)>("fsync");
    const std::lock_guard guard{lock()};
    note_content(file);
    const int status = call(file);
    if (status == 0) note("sync", inode_of(file), 0, "", absolute(file, ""));
    return status;
}
int fdatasync(int file) { return fsync(file); }
int syncfs(int file) {
    static const auto call = real<int (*)(int)>("syncfs");
    return path_noted("syncfs", "/", [&] { return call(file); });
}
int rename(const char* from, const char* to) {
    static const auto call = real<int (*)(const char*, const char*)>("rename");
    return path_noted("rename", absolute(AT_FDCWD, from) + '\t' + absolute(AT_FDCWD, to), [&] {
        return call(from, to);
    });
}
int renameat2(int from_folder, const char* from, int to_folder, const char* to, unsigned flags) {
    static const auto call =
        real<int (*)(int, const char*, int, const char*, unsigned)>("renameat2");
    return path_noted((flags & RENAME_EXCHANGE) != 0 ? "exchange" : "rename",
                      absolute(from_folder, from) + '\t' + absolute(to_folder, to),
                      [&] { return call(from_folder, from, to_folder, to, flags); });
}
int link(const char* from, const char* to) {
    static const auto call = real<int (*)(const char*, const char*)>("link");
    return path_noted("link", absolute(AT_FDCWD, from) + '\t' + absolute(AT_FDCWD, to), [&] {
        return call(from, to);
    });
}
int unlink(const char* path) {
    static const auto call = real<int (*)(const char*)>("unlink");
    return path_noted("unlink", absolute(AT_FDCWD, path), [&] { return call(path); });
}
int unlinkat(int folder, const char* path, int flags) {
    static const auto call = real<int (*)(int, const char*, int)>("unlinkat");
    return path_noted("unlink", absolute(folder, path), [&] { return call(folder, path, flags); });
}
int remove(const char* path) {
    static const auto call = real<int (*)(const char*)>("remove");
    return path_noted("unlink", absolute(AT_FDCWD, path), [&] { return call(path); });
}
int rmdir(const char* path) {
    static const auto call = real<int (*)(const char*)>("rmdir");
    return path_noted("unlink", absolute(AT_FDCWD, path), [&] { return call(path); });
}
int mkdir(const char* path, mode_t mode) {
    static const auto call = real<int (*)(const char*, mode_t)>("mkdir");
    return path_noted("mkdir", absolute(AT_FDCWD, path), [&] { return call(path, mode); });
}

}  // extern "C"
