// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/program/pager.hpp"

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <optional>
#include <string>
#include <sys/ioctl.h>
#include <unistd.h>

namespace onrecord::searcher::program {
namespace {

std::optional<std::string> variable(const char* name) {
    const char* const value = std::getenv(name);  // NOLINT(concurrency-mt-unsafe)
    if (value == nullptr) return std::nullopt;
    return std::string{value};
}

/// The command to page with; empty: none is wanted.
std::string pager_command(const schema::Settings& settings) {
    if (settings.flag("no-pager") || ::isatty(STDOUT_FILENO) != 1) return {};
    if (variable("TERM") == "dumb") return {};
    const std::string pager = variable("PAGER").value_or("less");
    return pager == "cat" ? std::string{} : pager;
}

bool is_taller_than_terminal(std::string_view answer) {
    winsize size{};
    if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_row == 0) return false;
    return rows_of(answer, size.ws_col) + 1 > size.ws_row;
}

/// True when a pager took it; that it was left early is its user's right.
bool page(std::string_view answer, const std::string& command) {
    // Colours as they are, no clearing, and an end at once for what fits after all.
    ::setenv("LESS", "FRX", 0);  // NOLINT(concurrency-mt-unsafe)
    const auto before = std::signal(SIGPIPE, SIG_IGN);
    FILE* const pipe = ::popen(command.c_str(), "w");  // NOLINT(cert-env33-c): the user's own
    if (pipe == nullptr) return false;
    std::fwrite(answer.data(), 1, answer.size(), pipe);
    const int status = ::pclose(pipe);
    std::signal(SIGPIPE, before);
    constexpr int not_found = 127;  // What sh says of a command that is not there.
    return status >= 0 && (status >> 8) != not_found;
}

}  // namespace

std::size_t rows_of(std::string_view text, std::size_t columns) {
    std::size_t rows = 0;
    std::size_t width = 0;
    bool is_escape = false;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (is_escape) {
            is_escape = c != 'm';
        } else if (c == '\x1B') {
            is_escape = true;
        } else if (c == '\n') {
            rows += 1 + (columns == 0 || width == 0 ? 0 : (width - 1) / columns);
            width = 0;
        } else if ((byte & 0xC0U) != 0x80U) {
            ++width;
        }
    }
    return rows + (width > 0 ? 1 : 0);
}

void show(std::string_view answer, const schema::Settings& settings) {
    const std::string command = pager_command(settings);
    if (!command.empty() && is_taller_than_terminal(answer) && page(answer, command)) return;
    std::cout << answer;
}

}  // namespace onrecord::searcher::program
