// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/answer.hpp"
#include "schema/failure.hpp"
#include "schema/truncation.hpp"
#include "server/descriptors.hpp"
#include "server/log_writer.hpp"
#include "server/program/systemd.hpp"
#include "server/server.hpp"
#include "server/settings.hpp"

#include <csignal>
#include <iostream>
#include <string>
#include <unistd.h>
#include <utility>
#include <vector>

namespace {

using namespace onrecord;

std::string message_line(const std::string& line) { return "onrecord-server: " + line + '\n'; }

/// The signals that end the server, and the one that reloads. Blocked before any thread is made,
/// so that all inherit the mask and only the wait below gets them.
sigset_t block_signals() {
    std::signal(SIGPIPE, SIG_IGN);  // NOLINT(cert-err33-c): cannot fail for SIGPIPE
    sigset_t awaited{};
    sigemptyset(&awaited);
    sigaddset(&awaited, SIGTERM);
    sigaddset(&awaited, SIGINT);
    sigaddset(&awaited, SIGHUP);
    pthread_sigmask(SIG_BLOCK, &awaited, nullptr);
    return awaited;
}

/// Waits for the next signal; meanwhile notifies the watchdog unless the workers are stuck.
int next_signal(const sigset_t& awaited, const server::Server& server) {
    const auto watchdog = server::watchdog_interval();
    int signal = 0;
    if (!watchdog) {
        sigwait(&awaited, &signal);
        return signal;
    }
    const auto half = watchdog->count() / 2;
    const timespec patience{half / 1'000'000, half % 1'000'000 * 1000};
    while ((signal = sigtimedwait(&awaited, nullptr, &patience)) < 0) {
        if (!server.is_stuck()) server::notify("WATCHDOG=1");
    }
    return signal;
}

/// Stops at the first signal but SIGHUP, finishing what is under way; a second one ends the process
/// at once. Nothing here waits for whoever reads stdout or stderr.
void serve(server::ServerOptions options) {
    const sigset_t awaited = block_signals();
    server::LogWriter messages{STDERR_FILENO};
    const auto say = [&](const std::string& line) { messages.write(message_line(line)); };
    options.dropped_messages = [&] { return messages.dropped(); };
    server::Server server{options, say};
    server::LogWriter{STDOUT_FILENO}.write("listening on " + server.url() + '\n');
    server::notify("READY=1");
    while (next_signal(awaited, server) == SIGHUP) {
        say("reloading");
        server.reload();
    }
    pthread_sigmask(SIG_UNBLOCK, &awaited, nullptr);
    server::notify("STOPPING=1");
    say("stopping");
    server.stop();
}

int run(const std::vector<std::string>& arguments) {
    schema::begin_program();
    const auto invocation = schema::read_settings(server::server_program, arguments);
    if (invocation.answer) {
        std::cout << *invocation.answer;
        return static_cast<int>(schema::delivered(schema::ExitStatus::Done));
    }
    server::raise_descriptors_limit();
    schema::outlive_truncated_files();
    auto options = server::server_options(invocation.settings);
    options.inherited_socket = server::inherited_socket().value_or(-1);
    serve(std::move(options));
    return static_cast<int>(schema::ExitStatus::Done);
}

}  // namespace

int main(int argc, char** argv) try { return run({argv + 1, argv + argc}); } catch (...) {
    const auto report = onrecord::schema::describe_current_exception();
    std::cerr << message_line(report.message);
    return static_cast<int>(report.status);
}
