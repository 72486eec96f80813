// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/fuzzer.hpp"

#include <cstdlib>
#include <fstream>
#include <iostream>
#include <iterator>
#include <random>

// The smoke test of a fuzzer where libFuzzer is not at hand: its seeds and any files named on the
// command line, each as it is and with random changes, always the same ones.
namespace {

constexpr int changes_of_a_seed = 2000;

void run(const std::string& input) {
    LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(input.data()), input.size());
}

std::size_t below(std::mt19937& random, std::size_t end) {
    return std::uniform_int_distribution<std::size_t>{0, end - 1}(random);
}

/// Flips a bit, sets a byte, cuts the end off, doubles a piece or drops one.
void change(std::string& input, std::mt19937& random) {
    if (input.empty()) {
        input = "a";
        return;
    }
    const std::size_t at = below(random, input.size());
    const std::size_t length = 1 + below(random, std::min<std::size_t>(16, input.size() - at));
    switch (below(random, 5)) {
        case 0:
            input[at] = static_cast<char>(input[at] ^ (1 << below(random, 8)));
            break;
        case 1:
            input[at] = static_cast<char>(below(random, 256));
            break;
        case 2:
            input.resize(at);
            break;
        case 3:
            input.insert(at, input.substr(at, length));
            break;
        default:
            input.erase(at, length);
            break;
    }
}

std::string read_file(const char* path) {
    std::ifstream stream{path, std::ios::binary};
    return {std::istreambuf_iterator<char>{stream}, {}};
}

}  // namespace

int main(int argc, char** argv) {
    std::vector<std::string> inputs = onrecord::fuzz::seeds();
    for (int i = 1; i < argc; ++i) {
        inputs.push_back(read_file(argv[i]));
    }
    std::mt19937 random{20220128};
    for (const std::string& input : inputs) {
        run(input);
        for (int i = 0; i < changes_of_a_seed; ++i) {
            std::string changed = input;
            for (std::size_t j = 0; j <= below(random, 3); ++j) {
                change(changed, random);
            }
            run(changed);
        }
    }
    std::cout << inputs.size() << " seeds and " << changes_of_a_seed << " changes of each\n";
    return EXIT_SUCCESS;
}
