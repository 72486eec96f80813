// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

// A Unix socket: access is controlled by the permissions of the file; it cannot be reached over the
// network.
namespace onrecord::server::http {

/// A listening socket at `path` with mode 0600. The socket of a killed server is replaced; one that
/// is still in use, or any other file, is not. Throws Failure (cannot create).
int listen_at(const std::filesystem::path& path);

/// Removes the file if it is a socket. Does not throw.
void remove_socket(const std::filesystem::path& path);

}  // namespace onrecord::server::http
