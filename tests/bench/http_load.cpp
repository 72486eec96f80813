// SPDX-License-Identifier: GPL-3.0-or-later
// usage: http-load URL CONNECTIONS REQUESTS TARGET...
// Asks a running onrecord-server REQUESTS times over so many kept-alive connections, taking the
// targets in turn, and prints requests a second and the latencies that the clients saw. `@FILE`
// stands for the targets in its lines; as many requests as targets ask each of them once.
#include "tests/support/http_client.hpp"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <span>
#include <string>
#include <thread>
#include <vector>

namespace {

using Clock = std::chrono::steady_clock;
using Milliseconds = std::chrono::duration<double, std::milli>;

struct Client {
    std::vector<double> latencies;
    std::size_t others = 0;  ///< Answers that were not 200.

    /// The requests `first`, `first` + `step` and so on.
    void run(const std::string& url,
             std::span<const std::string> targets,
             std::size_t first,
             std::size_t step,
             std::size_t requests) {
        onrecord::tests::HttpClient connection{url};
        for (std::size_t i = first; i < requests; i += step) {
            const auto begin = Clock::now();
            const auto response = connection.ask("GET", targets[i % targets.size()]);
            latencies.push_back(Milliseconds{Clock::now() - begin}.count());
            if (response.status != 200) ++others;
        }
    }
};

std::vector<std::string> read_targets(std::span<const std::string> given) {
    std::vector<std::string> targets;
    for (const std::string& one : given) {
        if (!one.starts_with('@')) {
            targets.push_back(one);
            continue;
        }
        std::ifstream lines{one.substr(1)};
        for (std::string line; std::getline(lines, line);) {
            targets.push_back(line);
        }
    }
    return targets;
}

double quantile(const std::vector<double>& sorted, double part) {
    return sorted[static_cast<std::size_t>(part * static_cast<double>(sorted.size() - 1))];
}

void report(std::vector<Client>& clients, double seconds) {
    std::vector<double> latencies;
    std::size_t others = 0;
    for (const Client& client : clients) {
        latencies.insert(latencies.end(), client.latencies.begin(), client.latencies.end());
        others += client.others;
    }
    std::sort(latencies.begin(), latencies.end());
    std::printf("%zu requests, %zu not 200, %.0f requests/s, p50 %.2f ms, p99 %.2f ms\n",
                latencies.size(),
                others,
                static_cast<double>(latencies.size()) / seconds,
                quantile(latencies, .5),
                quantile(latencies, .99));
}

}  // namespace

int main(int argc, char** argv) {
    const std::vector<std::string> arguments(argv + 1, argv + argc);
    if (arguments.size() < 4) {
        std::fputs("usage: http-load URL CONNECTIONS REQUESTS TARGET...\n", stderr);
        return 64;
    }
    const std::vector<std::string> targets = read_targets(std::span{arguments}.subspan(3));
    if (targets.empty()) {
        std::fputs("http-load: there are no targets\n", stderr);
        return 66;
    }
    std::vector<Client> clients(std::stoul(arguments[1]));
    const std::size_t requests = std::stoul(arguments[2]);
    std::vector<std::thread> threads;
    const auto begin = Clock::now();
    for (std::size_t i = 0; i < clients.size(); ++i) {
        threads.emplace_back(
            [&, i] { clients[i].run(arguments[0], targets, i, clients.size(), requests); });
    }
    for (std::thread& thread : threads) {
        thread.join();
    }
    report(clients, std::chrono::duration<double>{Clock::now() - begin}.count());
    return 0;
}
