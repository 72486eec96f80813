// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/building/shards/xapian_writes.hpp"

#include "schema/failure.hpp"

#include <cstdlib>
#include <exception>
#include <string_view>
#include <unistd.h>

namespace onrecord::indexer {
namespace {

/// How many of them live on this thread. A terminate handler is given nothing but what it finds.
thread_local int living = 0;

/// What ended the process before, for every other reason.
std::terminate_handler usual() {
    static const std::terminate_handler handler = std::get_terminate();
    return handler;
}

[[noreturn]] void end() {
    if (living == 0) {
        usual()();
        std::abort();  // A handler that returns is none.
    }
    constexpr std::string_view message =
        "onrecord-index: Writing an index's database failed, and Xapian could not take it back. "
        "Nothing was published. Look at the disk: is it full or broken? Then build again.\n";
    (void)!::write(STDERR_FILENO, message.data(), message.size());
    // Not exit(): other threads are in the middle of their work.
    ::_exit(static_cast<int>(schema::ExitStatus::CannotWrite));
}

void install() {
    static const bool once = (usual(), std::set_terminate(end), true);
    static_cast<void>(once);
}

}  // namespace

XapianWrites::XapianWrites() {
    install();
    ++living;
}

XapianWrites::~XapianWrites() { --living; }

}  // namespace onrecord::indexer
