// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/request_ids.hpp"

#include <random>

namespace onrecord::server::http {

RequestIds::RequestIds() : process_{std::uint64_t{std::random_device{}()} << 32U} {}

std::string RequestIds::next() {
    constexpr char digits[] = "0123456789abcdef";
    std::uint64_t number = process_ | ++last_;
    std::string id(16, '0');
    for (auto place = id.rbegin(); place != id.rend(); ++place) {
        *place = digits[number & 0xFU];
        number >>= 4U;
    }
    return id;
}

}  // namespace onrecord::server::http
