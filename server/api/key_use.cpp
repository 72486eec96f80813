// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/api/key_use.hpp"

namespace onrecord::server::api {

void KeyUse::note(const std::string& name, bool is_refused) {
    const std::lock_guard lock{mutex_};
    KeyCounts& counts = counts_[name];
    ++counts.asked;
    if (is_refused) ++counts.refused;
}

std::map<std::string, KeyCounts> KeyUse::counts() const {
    const std::lock_guard lock{mutex_};
    return counts_;
}

}  // namespace onrecord::server::api
