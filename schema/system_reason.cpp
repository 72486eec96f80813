// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/system_reason.hpp"

#include <algorithm>
#include <cerrno>
#include <iterator>
#include <string_view>
#include <system_error>

namespace onrecord::schema {
namespace {

struct WayOut {
    int error;
    std::string_view sentence;
};

// clang-format off
constexpr WayOut ways_out[] = {
    {EACCES,       "Run this as its owner, or let this user use it."},
    {EPERM,        "Run this as its owner, or let this user use it."},
    {EROFS,        "Name a place on a disk that can be written."},
    {ENOSPC,       "Make room on that disk."},
    {EDQUOT,       "Make room in this user's share of that disk."},
    {EFBIG,        "Raise the limit of a file's size (ulimit -f), or use another file system."},
    {EMFILE,       "Raise the limit of open files (ulimit -n)."},
    {ENFILE,       "Too much is open on this machine: end what needs not run."},
    {ENOTDIR,      "A part of that path is a file: name a folder."},
    {EISDIR,       "A folder stands there: name another place."},
    {EEXIST,       "Something else stands there (a file, or a link that leads nowhere): name another place."},
    {ENOENT,       "Name a place that is there."},
    {ELOOP,        "A link there leads in a circle: name another place."},
    {ENAMETOOLONG, "Shorten that name."},
    {ENOMEM,       "Give the process more memory."},
    {EIO,          "Look at the disk."},
};
// clang-format on

}  // namespace

std::string reason_and_way_out(int error) {
    const auto* row = std::ranges::find(ways_out, error, &WayOut::error);
    std::string text = std::generic_category().message(error) + '.';
    return row == std::end(ways_out) ? text : text + ' ' + std::string{row->sentence};
}

}  // namespace onrecord::schema
