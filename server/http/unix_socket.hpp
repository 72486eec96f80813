// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

// A socket in the file system: who may open the file may ask, and nobody over the network.
namespace onrecord::server::http {

/// A socket that listens at `path`, for its owner alone (mode 0600). What a server that was killed
/// left there is replaced; one that still listens, or any other file, is not. Throws Failure
/// (cannot create).
int listen_at(const std::filesystem::path& path);

/// Takes the file of a socket away, if it is one. Does not throw.
void remove_socket(const std::filesystem::path& path);

}  // namespace onrecord::server::http
