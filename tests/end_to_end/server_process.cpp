// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/end_to_end/server_process.hpp"

#include <algorithm>
#include <array>
#include <csignal>
#include <fcntl.h>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <spawn.h>
#include <stdexcept>
#include <sys/wait.h>
#include <unistd.h>

namespace onrecord::tests {
namespace {

/// Programs stand in bin/ beside the tests' folder.
std::string program() {
    const auto self = std::filesystem::read_symlink("/proc/self/exe");
    return (self.parent_path().parent_path() / "bin" / "onrecord-server").string();
}

std::string read_line(int descriptor) {
    std::string line;
    char byte = 0;
    while (::read(descriptor, &byte, 1) == 1 && byte != '\n') {
        line += byte;
    }
    return line;
}

pid_t spawn(std::vector<std::string> arguments, int output, const std::string& messages) {
    posix_spawn_file_actions_t actions{};
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO);
    posix_spawn_file_actions_addopen(
        &actions, STDERR_FILENO, messages.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0600);
    std::vector<char*> pointers;
    for (std::string& argument : arguments) {
        pointers.push_back(argument.data());
    }
    pointers.push_back(nullptr);
    pid_t process = -1;
    const int error =
        ::posix_spawn(&process, pointers[0], &actions, nullptr, pointers.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    if (error != 0) throw std::runtime_error{"cannot start " + arguments[0]};
    return process;
}

}  // namespace

ServerProcess::ServerProcess(std::vector<std::string> arguments) {
    if (std::find(arguments.begin(), arguments.end(), "--listen") == arguments.end()) {
        arguments.insert(arguments.begin(), {"--listen", "127.0.0.1:0"});
    }
    arguments.insert(arguments.begin(), program());
    std::array<int, 2> pipe{};
    if (::pipe2(pipe.data(), O_CLOEXEC) != 0) throw std::runtime_error{"no pipe"};
    process_ = spawn(std::move(arguments), pipe[1], (folder_.path() / "messages").string());
    ::close(pipe[1]);
    const std::string line = read_line(pipe[0]);
    ::close(pipe[0]);
    const std::string beginning = "listening on ";
    if (line.starts_with(beginning)) url_ = line.substr(beginning.size());
}

ServerProcess::~ServerProcess() {
    if (process_ < 0) return;
    ::kill(process_, SIGKILL);
    ::waitpid(process_, nullptr, 0);
}

void ServerProcess::signal(int number) const { ::kill(process_, number); }

int ServerProcess::wait() {
    int status = 0;
    ::waitpid(process_, &status, 0);
    process_ = -1;
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

std::string ServerProcess::messages() const {
    std::ifstream file{folder_.path() / "messages"};
    return {std::istreambuf_iterator<char>{file}, {}};
}

}  // namespace onrecord::tests
