// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/program/folder_watch.hpp"

#include "indexer/program/interruption.hpp"
#include "schema/failure.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <poll.h>
#include <string_view>
#include <sys/inotify.h>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace onrecord::indexer::program {
namespace {

namespace fs = std::filesystem;
using schema::ExitStatus;
using schema::Failure;

constexpr std::uint32_t events = IN_CLOSE_WRITE | IN_MOVED_TO | IN_CREATE | IN_MODIFY |
                                 IN_DELETE_SELF | IN_MOVE_SELF | IN_ONLYDIR;
/// Between two looks at files that have arrived and not yet settled.
constexpr std::chrono::milliseconds look_every{50};

bool is_passed_over(const fs::path& file) {
    const std::string name = file.filename().string();
    constexpr std::string_view unfinished[] = {".part", ".tmp", ".crdownload", ".new", "~"};
    return name.starts_with('.') || std::ranges::any_of(unfinished, [&](std::string_view ending) {
               return name.ends_with(ending);
           });
}

/// A lease for reading is given only while nobody has the file open for writing (fcntl(2)). Where
/// the file system or the owner does not allow one, size and time alone decide.
bool is_being_written(const fs::path& file) {
    // The lease goes with the descriptor.
    const schema::FileDescriptor descriptor{
        ::open(file.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC)};
    return descriptor.is_open() && ::fcntl(descriptor.number(), F_SETLEASE, F_RDLCK) != 0 &&
           errno == EAGAIN;
}

/// Sleeps until the descriptor has something, the time is over or a signal came; no signal is lost
/// between the question whether one came and the sleep.
void sleep_on(int descriptor, int milliseconds) {
    sigset_t ending{};
    sigset_t before{};
    sigemptyset(&ending);
    sigaddset(&ending, SIGINT);
    sigaddset(&ending, SIGTERM);
    sigaddset(&ending, SIGHUP);
    sigprocmask(SIG_BLOCK, &ending, &before);
    try {
        stop_if_asked();
    } catch (...) {
        sigprocmask(SIG_SETMASK, &before, nullptr);
        throw;
    }
    pollfd waiting{descriptor, POLLIN, 0};
    const timespec longest{milliseconds / 1000, milliseconds % 1000 * 1'000'000L};
    ::ppoll(&waiting, 1, milliseconds < 0 ? nullptr : &longest, &before);
    sigprocmask(SIG_SETMASK, &before, nullptr);
    stop_if_asked();
}

}  // namespace

FolderWatch::FolderWatch(fs::path folder)
    : folder_{std::move(folder)},
      descriptor_{::inotify_init1(IN_NONBLOCK | IN_CLOEXEC)} {
    // Breaking a lease sends it, and by default it ends the process.
    std::signal(SIGIO, SIG_IGN);
    if (!descriptor_.is_open()) {
        throw Failure{ExitStatus::CannotCreate,
                      "Cannot watch folders: " + std::generic_category().message(errno) +
                          ". Raise fs.inotify.max_user_instances."};
    }
    if (!fs::is_directory(folder_)) {
        throw Failure{ExitStatus::NoInput, "There is no folder '" + folder_.string() + "'."};
    }
    add_folder(folder_);
}

/// First the watch, then the files that are there: what comes between is seen twice, not missed.
void FolderWatch::add_folder(const fs::path& folder) {
    const int watch = ::inotify_add_watch(descriptor_.number(), folder.c_str(), events);
    if (watch < 0) {
        if (errno == ENOENT || errno == ENOTDIR) return;  // Gone again.
        throw Failure{ExitStatus::NoInput,
                      "Cannot watch '" + folder.string() +
                          "': " + std::generic_category().message(errno) +
                          ". If there are too many folders, raise fs.inotify.max_user_watches."};
    }
    folders_[watch] = folder;
    std::error_code error;
    for (const auto& file :
         fs::directory_iterator{folder, fs::directory_options::skip_permission_denied, error}) {
        if (is_passed_over(file.path())) continue;
        if (file.is_directory(error) && !file.is_symlink(error)) {
            add_folder(file.path());
        } else if (file.is_regular_file(error)) {
            note(file.path());
        }
    }
}

void FolderWatch::note(const fs::path& file) {
    if (is_passed_over(file)) return;
    std::error_code error;
    const Stamp stamp{fs::file_size(file, error), fs::last_write_time(file, error)};
    const auto given = done_.find(file);
    if (given != done_.end() && given->second == stamp) return;
    const auto now = Clock::now();
    const auto [arrival, is_new] = arrivals_.try_emplace(file, Arrival{stamp, now, now});
    if (!is_new) arrival->second.since = now;
}

void FolderWatch::take_event(std::uint32_t mask, int watch, const std::string& name) {
    if ((mask & IN_Q_OVERFLOW) != 0) return add_folder(folder_);
    const auto found = folders_.find(watch);
    if (found == folders_.end()) return;
    const fs::path place = found->second;
    if ((mask & (IN_DELETE_SELF | IN_MOVE_SELF)) != 0 && place == folder_) is_gone_ = true;
    if ((mask & IN_IGNORED) != 0) folders_.erase(found);
    if (name.empty()) return;
    const fs::path file = place / name;
    if ((mask & IN_ISDIR) != 0) {
        const bool is_new = (mask & (IN_CREATE | IN_MOVED_TO)) != 0;
        if (is_new && !is_passed_over(file)) add_folder(file);
    } else if ((mask & (IN_CLOSE_WRITE | IN_MOVED_TO)) != 0 || arrivals_.contains(file)) {
        note(file);
    }
}

void FolderWatch::read_events() {
    alignas(inotify_event) std::array<char, 64U << 10U> buffer{};
    for (;;) {
        const ssize_t got = ::read(descriptor_.number(), buffer.data(), buffer.size());
        if (got <= 0) return;
        for (std::size_t at = 0; at < static_cast<std::size_t>(got);) {
            inotify_event event{};
            std::memcpy(&event, &buffer.at(at), sizeof event);
            const std::string name =
                event.len > 0 ? std::string{&buffer.at(at + sizeof event)} : std::string{};
            take_event(event.mask, event.wd, name);
            at += sizeof event + event.len;
        }
    }
}

std::vector<fs::path> FolderWatch::take_settled() {
    const auto now = Clock::now();
    std::vector<fs::path> settled;
    bool is_urgent = false;
    std::error_code error;
    for (auto& [file, arrival] : arrivals_) {
        const Stamp stamp{fs::file_size(file, error), fs::last_write_time(file, error)};
        if (stamp != arrival.stamp || is_being_written(file)) {
            arrival.stamp = stamp;
            arrival.since = now;
        } else if (now - arrival.since >= settle_time) {
            settled.push_back(file);
            is_urgent |= now - arrival.first >= longest_wait;
        }
    }
    // While more of the burst is coming, wait for it.
    if (!is_urgent && settled.size() < arrivals_.size()) return {};
    for (const fs::path& file : settled) {
        done_[file] = arrivals_.at(file).stamp;
        arrivals_.erase(file);
    }
    std::erase_if(settled, [&](const fs::path& file) { return !fs::is_regular_file(file, error); });
    return settled;
}

void FolderWatch::wait() {
    constexpr int forever = -1;
    sleep_on(descriptor_.number(),
             arrivals_.empty() ? forever : static_cast<int>(look_every.count()));
    read_events();
    if (!is_gone_) return;
    throw Failure{ExitStatus::NoInput, "The folder '" + folder_.string() + "' is gone."};
}

std::vector<fs::path> FolderWatch::next() {
    for (;;) {
        std::vector<fs::path> settled = take_settled();
        if (!settled.empty()) return settled;
        wait();
    }
}

void FolderWatch::put_back(const std::vector<fs::path>& files) {
    for (const fs::path& file : files) {
        done_.erase(file);
        note(file);
    }
}

}  // namespace onrecord::indexer::program
