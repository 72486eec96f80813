// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/unix_socket.hpp"

#include "schema/failure.hpp"
#include "schema/file_descriptor.hpp"

#include <cerrno>
#include <cstring>
#include <string>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <system_error>
#include <unistd.h>

namespace onrecord::server::http {
namespace {

schema::Failure no_socket(const std::filesystem::path& path, const std::string& why) {
    return {schema::ExitStatus::CannotCreate,
            "Cannot listen at '" + path.string() + "': " + why + "."};
}

sockaddr_un address_of(const std::filesystem::path& path) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    const std::string& name = path.native();
    if (name.empty() || name.size() >= sizeof address.sun_path) {
        throw no_socket(path,
                        "the path of a socket has 1 to " +
                            std::to_string(sizeof address.sun_path - 1) +
                            " bytes; give a shorter one");
    }
    std::memcpy(address.sun_path, name.data(), name.size());
    return address;
}

int open_socket() { return ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0); }

// The sockets interface is built on this cast.
const sockaddr* plain(const sockaddr_un& address) {
    return reinterpret_cast<const sockaddr*>(&address);
}

bool is_socket_file(const std::filesystem::path& path) {
    std::error_code unknown;
    return std::filesystem::is_socket(std::filesystem::symlink_status(path, unknown));
}

/// Whether somebody answers there.
bool is_listened_at(const sockaddr_un& address) {
    const schema::FileDescriptor client{open_socket()};
    return ::connect(client.number(), plain(address), sizeof address) == 0;
}

}  // namespace

int listen_at(const std::filesystem::path& path) {
    const sockaddr_un address = address_of(path);
    if (is_socket_file(path) && !is_listened_at(address)) remove_socket(path);
    schema::FileDescriptor listener{open_socket()};
    const auto check = [&](int result) {
        if (result != 0) throw no_socket(path, std::generic_category().message(errno));
    };
    if (listener.number() < 0) check(-1);
    check(::bind(listener.number(), plain(address), sizeof address));
    // Nobody can connect before listen(): there is no moment at which others may.
    check(::chmod(path.c_str(), S_IRUSR | S_IWUSR));
    constexpr int backlog = 16;
    check(::listen(listener.number(), backlog));
    return listener.give();
}

void remove_socket(const std::filesystem::path& path) {
    std::error_code ignored;
    if (is_socket_file(path)) std::filesystem::remove(path, ignored);
}

}  // namespace onrecord::server::http
