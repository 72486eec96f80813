// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/answer.hpp"
#include "schema/failure.hpp"
#include "server/server.hpp"
#include "server/settings.hpp"

#include <csignal>
#include <iostream>
#include <string>
#include <vector>

namespace {

using namespace onrecord;

void say(const std::string& line) { std::cerr << ("onrecord-server: " + line + "\n"); }

/// The signals that end the server. Blocked before any thread is made, so that all inherit the
/// mask and only the wait below gets them.
sigset_t block_ending_signals() {
    std::signal(SIGPIPE, SIG_IGN);  // NOLINT(cert-err33-c): cannot fail for SIGPIPE
    sigset_t ending{};
    sigemptyset(&ending);
    sigaddset(&ending, SIGTERM);
    sigaddset(&ending, SIGINT);
    pthread_sigmask(SIG_BLOCK, &ending, nullptr);
    return ending;
}

/// Stops at the first signal, finishing what is under way; a second one ends the process at once.
void serve(const server::ServerOptions& options) {
    const sigset_t ending = block_ending_signals();
    server::Server server{options, say};
    std::cout << "listening on " << server.url() << std::endl;  // tests read it at once
    int signal = 0;
    sigwait(&ending, &signal);
    pthread_sigmask(SIG_UNBLOCK, &ending, nullptr);
    say("stopping");
    server.stop();
}

int run(const std::vector<std::string>& arguments) {
    const auto invocation = schema::read_settings(server::server_program, arguments);
    if (invocation.answer) {
        std::cout << *invocation.answer;
        return static_cast<int>(schema::delivered(schema::ExitStatus::Done));
    }
    serve(server::server_options(invocation.settings));
    return static_cast<int>(schema::ExitStatus::Done);
}

}  // namespace

int main(int argc, char** argv) try { return run({argv + 1, argv + argc}); } catch (...) {
    const auto report = onrecord::schema::describe_current_exception();
    say(report.message);
    return static_cast<int>(report.status);
}
