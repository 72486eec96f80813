// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/program/input.hpp"

#include "schema/failure.hpp"

#include <fstream>
#include <iostream>

namespace onrecord::searcher::program {

std::string read_input(const std::string& file, std::size_t most_bytes) {
    const bool is_stdin = file == "-";
    const std::string name = is_stdin ? "stdin" : "'" + file + "'";
    std::ifstream opened;
    if (!is_stdin) opened.open(file, std::ios::binary);
    std::istream& stream = is_stdin ? std::cin : opened;
    std::string bytes;
    constexpr std::size_t step = 1U << 16U;
    while (stream && bytes.size() <= most_bytes) {
        const std::size_t begin = bytes.size();
        bytes.resize(begin + step);
        stream.read(bytes.data() + begin, static_cast<std::streamsize>(step));
        bytes.resize(begin + static_cast<std::size_t>(stream.gcount()));
    }
    if (bytes.size() > most_bytes) {
        throw schema::Failure{schema::ExitStatus::Usage,
                              name + " has more than " + std::to_string(most_bytes) +
                                  " bytes; that much is not checked at once."};
    }
    if (stream.eof()) return bytes;
    throw schema::Failure{schema::ExitStatus::NoInput,
                          name + " cannot be read. Is the path right, and is it a file?"};
}

}  // namespace onrecord::searcher::program
